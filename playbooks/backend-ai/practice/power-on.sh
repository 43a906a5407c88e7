#!/bin/sh
# What runs stands in hosts/*/units; only a real PostgreSQL is a process.
set -eu
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}"
[ -d "$PRACTICE_ROOT/data" ] || exit 0
data=$(cat "$PRACTICE_ROOT/serving")
[ -f "$data/postmaster.pid" ] || sh "$PRACTICE_SOURCE/real/postgres" start "$data"
