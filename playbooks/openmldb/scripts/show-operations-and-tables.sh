#!/bin/sh
# The two commands of the manual, for the record; what counts is what the cluster itself says.
set -eu
operation_tool --cmd=showopstatus --filter=kFailed
operation_tool --cmd=showtablestatus
