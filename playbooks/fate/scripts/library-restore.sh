#!/bin/sh
# The tables as they were, whatever part of the upgrade's SQL was done. Nothing is ever dropped but
# a copy whose original is proven to be as it was.

# Primary key of a table, one column a line.
key_of() { ask "SELECT column_name FROM information_schema.key_column_usage WHERE table_schema = '$DATABASE' AND table_name = '$1' AND constraint_name = 'PRIMARY' ORDER BY ordinal_position"; }

# Rows of a table that its copy does not have, or has otherwise, into a file: table, copy
export_newer_rows() (
  same='' missing=''
  for column in $(key_of "$1"); do
    same="$same${same:+ AND }x.\`$column\` = b.\`$column\`"
    missing=${missing:-b.\`$column\` IS NULL}
  done
  if [ -z "$same" ]; then
    query="SELECT x.* FROM \`$1\` x"
  else
    changed=''
    ! columns_before "$1" | grep -q '^f_update_time	' || changed=' OR COALESCE(x.f_update_time, 0) <> COALESCE(b.f_update_time, 0)'
    query="SELECT x.* FROM \`$1\` x LEFT JOIN \`$2\` b ON $same WHERE $missing$changed"
  fi
  mkdir -p "$NOTES/newer-rows"
  file=$NOTES/newer-rows/$1.tsv
  number=0
  while [ -e "$file" ]; do
    number=$((number + 1))
    file=$NOTES/newer-rows/$1.$number.tsv
  done
  rows=$(ask "$query")
  [ -n "$rows" ] || exit 0
  { columns_of "$1" | cut -f 1 | paste -s - && say "$rows"; } | write_whole "$file"
  say "$(say "$rows" | wc -l) rows of $1 are newer than the upgrade; they are in $file"
)

# A name for the live table that makes room, which nothing has yet.
set_aside_name() (
  name=$1_upgraded_$(mark_of_upgrade)
  number=0
  all=$(tables)
  while say "$all" | grep -qFx "$name"; do
    number=$((number + 1))
    name=$1_upgraded_$(mark_of_upgrade)_$number
  done
  say "$name"
)

# Every table that was there must be as it was, or have a whole copy: else nothing is touched.
require_way_back() (
  pairs=$1
  now=$(columns)
  cut -f 1 "$NOTES/rows.before" | while read -r table; do
    found=$(say "$now" | awk -F '\t' -v t="$table" 'BEGIN { OFS = FS } $1 == t { print $2, $3 }')
    [ "$found" != "$(columns_before "$table")" ] || continue
    copy=$(say "$pairs" | awk -v t="$table" '$1 == t { print $2; exit }')
    [ -n "$copy" ] || no "Expected a copy of $table, whose columns have changed, but there is none. Nothing was touched; the dump is $NOTES/database.sql"
    rows=$(rows_of "$copy")
    [ "$rows" = "$(rows_before "$table")" ] || no "Expected $copy to have the $(rows_before "$table") rows that $table had, but it has $rows. Nothing was touched; the dump is $NOTES/database.sql"
  done
)

restore_tables() (
  within "${DATABASE_PATIENCE:?}" nothing_under_way || no "Expected no statement to be under way in $DATABASE, but one still is after $DATABASE_PATIENCE s; see SHOW PROCESSLIST"
  pairs=$(new_backups)
  require_way_back "$pairs"
  [ -n "$pairs" ] || exit 0
  renames='' drops=''
  while read -r table copy; do
    found=$(columns_of "$table")
    if [ "$found" = "$(columns_before "$table")" ]; then
      drops="$drops${drops:+, }\`$copy\`"
    else
      export_newer_rows "$table" "$copy"
      aside=$(set_aside_name "$table")
      renames="$renames${renames:+, }\`$table\` TO \`$aside\`, \`$copy\` TO \`$table\`"
    fi
  done <<END
$pairs
END
  [ -z "$renames" ] || ask "RENAME TABLE $renames"
  [ -z "$renames" ] || say "Renamed in one statement: $renames"
  [ -z "$drops" ] || ask "DROP TABLE $drops"
  [ -z "$drops" ] || say "Dropped copies of tables that are as they were: $drops"
)

require_tables_as_before() (
  left=$(new_backups)
  [ -z "$left" ] || no "Expected no copy of a table that the upgrade made, but found: $left"
  now=$(columns)
  cut -f 1 "${NOTES:?}/rows.before" | while read -r table; do
    found=$(say "$now" | awk -F '\t' -v t="$table" 'BEGIN { OFS = FS } $1 == t { print $2, $3 }')
    [ "$found" = "$(columns_before "$table")" ] || no "Expected the columns of $table to be as before the upgrade, but they differ"
    rows=$(rows_of "$table")
    [ "$rows" -ge "$(rows_before "$table")" ] || no "Expected $table to have the $(rows_before "$table") rows that it had, but it has $rows"
  done
)
