#!/bin/sh
# The whole dump, put back.

# Tables, columns and numbers of rows are as they were when the dump was made.
tables_are_as_dumped() (
  found=$(columns)
  [ "$found" = "$(cat "${NOTES:?}/columns.before")" ] || exit 1
  found=$(cut -f 1 "$NOTES/rows.before" | row_counts)
  [ "$found" = "$(cat "$NOTES/rows.before")" ]
)

# What is there now is dumped first, so that rows which were written since are not lost; tables that
# came since are in that dump only.
restore_dump() {
  within "${DATABASE_PATIENCE:?}" nothing_under_way || no "Expected no statement to be under way in $DATABASE, but one still is after $DATABASE_PATIENCE s; see SHOW PROCESSLIST"
  number=1
  while [ -e "$NOTES/before-restore.$number.sql" ]; do number=$((number + 1)); done
  now=$NOTES/before-restore.$number.sql
  mysql_program mysqldump --single-transaction --routines --triggers "$DATABASE" </dev/null | write_whole "$now"
  tail -n 1 "$now" | grep -q '^-- Dump completed' || no "Expected a whole dump of the tables as they are now, but it was cut off; nothing was touched"
  mysql_program mysql "$DATABASE" <"$NOTES/database.sql" || no "Expected to load $NOTES/database.sql, but MySQL refused; the tables as they were before this are in $now"
  newer=$(new_tables)
  drops=''
  for table in $newer; do drops="$drops${drops:+, }\`$table\`"; done
  [ -z "$drops" ] || ask "DROP TABLE $drops"
  say "The tables are as they were dumped; as they were before this, they are in $now"
}
