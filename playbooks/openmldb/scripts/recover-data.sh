#!/bin/sh
set -eu
operation_tool --cmd=recoverdata
