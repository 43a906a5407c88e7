#!/bin/sh
set -eu
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}"
[ ! -d "$PRACTICE_ROOT/data" ] || sh "$PRACTICE_SOURCE/real/postgres" stop
