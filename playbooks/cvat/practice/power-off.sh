#!/bin/sh
# Ends a real PostgreSQL; all else is files.
set -u
: "${PRACTICE_ROOT:?}"
root=$PRACTICE_ROOT/hosts/cvat1
[ -f "$root/bin/postgres.sh" ] || exit 0
ENGINE=$(cd "$root/docker" && pwd -P)
# shellcheck source=/dev/null
. "$root/bin/postgres.sh"
real_stop "$ENGINE/volumes/cvat_cvat_db/_data"
