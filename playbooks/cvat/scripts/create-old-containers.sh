#!/bin/sh
set -eu
compose up --no-start 2>&1 || say "compose up --no-start ended with $?"
[ "${DATABASE_RUNS:-no}" = no ] || compose up -d --no-deps cvat_db 2>&1 || say "compose up cvat_db ended with $?"
