#!/bin/sh
# How many tablets the cluster has.
set -eu
answer=$(ask showtablet)
say "$answer" | records | grep -c .
