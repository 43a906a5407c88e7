#!/bin/sh
# Starts a real Docker, or a real PostgreSQL if it ran; all else is files.
set -eu
: "${PRACTICE_ROOT:?}"
root=$PRACTICE_ROOT/hosts/cvat1
case ${PRACTICE_SCENARIO:-default} in real-docker*)
  # shellcheck source=/dev/null
  . "${PRACTICE_SOURCE:?}/real/docker.sh"
  engine_on
  ;;
esac
[ -f "$root/bin/postgres.sh" ] || exit 0
ENGINE=$(cd "$root/docker" && pwd -P)
# shellcheck source=/dev/null
. "$root/bin/postgres.sh"
! grep -qsx state=running "$ENGINE/containers/cvat_db" || real_start "$ENGINE/volumes/cvat_cvat_db/_data"
