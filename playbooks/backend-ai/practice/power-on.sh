#!/bin/sh
# What runs stands in hosts/*/units; only a real PostgreSQL is a process.
set -eu
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}"
[ ! -d "$PRACTICE_ROOT/data" ] || [ -f "$PRACTICE_ROOT/data/postmaster.pid" ] || sh "$PRACTICE_SOURCE/real/postgres" start
