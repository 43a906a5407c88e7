#!/bin/sh
# How many tables the cluster has, its own included.
set -eu
all=$(partitions)
say "$all" | awk '!seen[$3]++ { n++ } END { print n }'
