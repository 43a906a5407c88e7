#!/bin/sh
set -eu
[ -n "${STAMPED_OVER:-}" ] || {
  say "Nothing was stamped"
  exit 0
}
rows=
for row in $STAMPED_OVER; do
  case $row in *[!0-9a-zA-Z_]*) no "Expected a revision, but got '$row'" ;; esac
  rows="$rows${rows:+, }('$row')"
done
sql "begin; delete from alembic_version; insert into alembic_version values $rows; commit"
say "alembic_version is '$STAMPED_OVER' again"
