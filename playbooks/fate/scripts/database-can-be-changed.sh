#!/bin/sh
# MySQL answers over the socket, with the rights that the upgrade needs.
set -eu
for program in mysql mysqldump; do
  [ -x "${MYSQL_ROOT:?}/bin/$program" ] || no "Expected $MYSQL_ROOT/bin/$program, but it is missing"
done
[ -n "${DB_PASS:-}" ] || say "The password of ${DB_USER:?} is empty"
grants=$(ask "SHOW GRANTS")
if ! say "$grants" | grep -q "^GRANT ALL PRIVILEGES ON \(\*\|.$DATABASE.\)\.\*"; then
  for right in SELECT INSERT CREATE ALTER DROP; do
    say "$grants" | grep " ON \(\*\|.$DATABASE.\)\.\*" | grep -q "$right" || no "Expected $DB_USER to have the right to $right in $DATABASE, but it has not; the upgrade and its way back need it"
  done
fi
say "MySQL answers $DB_USER, who may change $DATABASE"
