#!/bin/sh
set -eu
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}"
for data in "$PRACTICE_ROOT/data" "$PRACTICE_ROOT/data-new"; do
  [ ! -d "$data" ] || sh "$PRACTICE_SOURCE/real/postgres" stop "$data"
done
