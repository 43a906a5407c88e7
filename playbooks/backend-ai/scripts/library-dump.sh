#!/bin/sh
# A dump as text, and a database that is put back from one.
set -eu

RESTORED_DATABASE=${DB_NAME:-backend}_stepwise_restored
REPLACED_DATABASE=${DB_NAME:-backend}_stepwise_replaced

# Rows of each table in the text of a dump: the lines between COPY … FROM stdin; and \.
rows_in_dump() {
  awk '
    /^COPY .* FROM stdin;$/ { name = $2; sub(/^public\./, "", name); gsub(/"/, "", name); n = 0; inside = 1; next }
    inside && /^\\\.$/ { print name, n; inside = 0; next }
    inside { n++ }' "$1"
}

dump_folder() { dirname "${DUMP:?}"; }

# Nobody but us may be connected when a database changes its name.
disconnect_everybody() {
  server_sql "select count(pg_terminate_backend(pid)) from pg_stat_activity
              where datname in ('$DB_NAME', '$RESTORED_DATABASE', '$REPLACED_DATABASE') and pid <> pg_backend_pid()" >/dev/null
}

# Says no unless the database is what was dumped: head, schema, and the rows of each table.
expect_dumped() {
  private_folder
  database_heads >"$PRIVATE/heads" || unclear "Expected database ${DATABASE:-$DB_NAME} to answer, but it does not"
  fingerprint >"$PRIVATE/schema"
  row_counts >"$PRIVATE/rows"
  for what in heads schema rows; do
    cmp -s "$(dump_folder)/$what.txt" "$PRIVATE/$what" ||
      no "Expected the $what of database ${DATABASE:-$DB_NAME} as they were dumped, but: $(differences "$(dump_folder)/$what.txt" "$PRIVATE/$what" | head -n 4 | tr '\n' ';')"
  done
}

# Restores into a database beside, looks at it, and only then lets the two change names at once.
restore_dump() {
  [ "$(sha256_of "${DUMP:?}")" = "${DUMP_SHA256:?}" ] || no "Expected $DUMP to be the dump of this upgrade ($DUMP_SHA256), but it has changed"
  disconnect_everybody
  server_sql "drop database if exists \"$RESTORED_DATABASE\""
  server_sql "drop database if exists \"$REPLACED_DATABASE\""
  server_sql "create database \"$RESTORED_DATABASE\" template template0 encoding 'UTF8'"
  DATABASE=$RESTORED_DATABASE pg pg_restore --no-password --exit-on-error -d "$RESTORED_DATABASE" "$DUMP"
  (DATABASE=$RESTORED_DATABASE expect_dumped)
  disconnect_everybody
  server_sql "begin; alter database \"$DB_NAME\" rename to \"$REPLACED_DATABASE\"; alter database \"$RESTORED_DATABASE\" rename to \"$DB_NAME\"; commit"
  server_sql "drop database \"$REPLACED_DATABASE\""
}

no_rest_of_a_restore() {
  for name in "$RESTORED_DATABASE" "$REPLACED_DATABASE"; do
    ! database_exists "$name" || no "Expected no database $name, but it is there: a restore has not come to its end"
  done
}
