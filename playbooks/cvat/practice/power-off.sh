#!/bin/sh
# Ends a real Docker or PostgreSQL; all else is files.
set -u
: "${PRACTICE_ROOT:?}"
root=$PRACTICE_ROOT/hosts/cvat1
case ${PRACTICE_SCENARIO:-default} in real-docker*)
  # shellcheck source=/dev/null
  . "${PRACTICE_SOURCE:?}/real/docker.sh"
  engine_off
  ;;
esac
[ -f "$root/bin/postgres.sh" ] || exit 0
ENGINE=$(cd "$root/docker" && pwd -P)
# shellcheck source=/dev/null
. "$root/bin/postgres.sh"
real_stop "$ENGINE/volumes/cvat_cvat_db/_data"
