#!/bin/sh
set -eu
rows=$(note stamped-over)
[ -n "$rows" ] || {
  say "Nothing was stamped"
  exit 0
}
values=
for row in $rows; do
  case $row in *[!0-9a-zA-Z_]*) no "Expected a revision, but got '$row'" ;; esac
  values="$values${values:+, }('$row')"
done
sql "begin; delete from alembic_version; insert into alembic_version values $values; commit"
say "alembic_version is '$rows' again"
