#!/bin/sh
# The tables as they were, whatever part of the upgrade's SQL was done. Nothing is ever dropped but
# a copy whose original is proven to be as it was.

# table, column, for every primary key
keys() { ask "SELECT table_name, column_name FROM information_schema.key_column_usage WHERE table_schema = '$DATABASE' AND constraint_name = 'PRIMARY' ORDER BY table_name, ordinal_position"; }

# Rows of a table that its copy does not have, or has otherwise, into a file: table, copy, all keys
export_newer_rows() (
  same='' missing=''
  for column in $(say "$3" | awk -F '\t' -v t="$1" '$1 == t { print $2 }'); do
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

# A name for the live table that makes room, which nothing has yet: table, all tables
set_aside_name() (
  name=$1_upgraded_$(mark_of_upgrade)
  number=0
  while say "$2" | grep -qFx "$name"; do
    number=$((number + 1))
    name=$1_upgraded_$(mark_of_upgrade)_$number
  done
  say "$name"
)

# A table as it was, out of the dump, beside the live one; says its name.
copy_from_dump() (
  new=$1_restored_$(mark_of_upgrade)
  awk -v t="\`$1\`" '
    /^-- Table structure for table / { begun = 1; wanted = ($NF == t) }
    /^-- (Dumping events|Dumping routines|Temporary|Final view|Dump completed)/ { begun = 1; wanted = 0 }
    !begun || wanted' "$NOTES/database.sql" |
    sed -E "s/^(DROP TABLE IF EXISTS|CREATE TABLE|LOCK TABLES|INSERT INTO|\/\*!40000 ALTER TABLE) \`$1\`/\1 \`$new\`/" |
    write_whole "$NOTES/$1.sql"
  mysql_program mysql "$DATABASE" <"$NOTES/$1.sql" >&3 || unclear "Expected to load $1 from the dump, but MySQL refused; nothing was touched"
  rows=$(rows_in "$(say "$new" | row_counts)" "$new")
  [ "$rows" = "$(rows_before "$1")" ] || no "Expected $new, which was loaded from the dump, to have the $(rows_before "$1") rows of $1, but it has $rows; nothing was touched"
  say "$new"
)

# Tables whose columns are not as they were, one a line.
changed_tables() (
  now=$(columns)
  cut -f 1 "$NOTES/rows.before" | while read -r table; do
    found=$(say "$now" | awk -F '\t' -v t="$table" 'BEGIN { OFS = FS } $1 == t { print $2, $3 }')
    [ "$found" = "$(columns_before "$table")" ] || say "$table"
  done
)

restore_tables() (
  within "${DATABASE_PATIENCE:?}" nothing_under_way || no "Expected no statement to be under way in $DATABASE, but one still is after $DATABASE_PATIENCE s; see SHOW PROCESSLIST"
  pairs=$(new_backups)
  changed=$(changed_tables)
  [ -n "$pairs$changed" ] || exit 0
  copied=$(say "$pairs" | cut -s -d ' ' -f 2 | row_counts)
  renames='' used=''
  if [ -n "$changed" ]; then
    all=$(tables)
    primary=$(keys)
  fi
  for table in $changed; do
    copy=$(say "$pairs" | awk -v t="$table" '$1 == t { print $2; exit }')
    if [ -z "$copy" ] || [ "$(rows_in "$copied" "$copy")" != "$(rows_before "$table")" ]; then
      say "The upgrade's copy of $table is missing or not whole; the dump is taken"
      copy=$(copy_from_dump "$table") || exit
    fi
    export_newer_rows "$table" "$copy" "$primary"
    aside=$(set_aside_name "$table" "$all")
    renames="$renames${renames:+, }\`$table\` TO \`$aside\`, \`$copy\` TO \`$table\`"
    used="$used $copy "
  done
  if [ -n "$renames" ]; then
    ask "RENAME TABLE $renames"
    say "Renamed in one statement: $renames"
  fi
  drops=''
  for copy in $(say "$pairs" | cut -s -d ' ' -f 2); do
    case $used in
      *" $copy "*) ;;
      *) drops="$drops${drops:+, }\`$copy\`" ;;
    esac
  done
  if [ -n "$drops" ]; then
    ask "DROP TABLE $drops"
    say "Dropped the upgrade's copies of tables that are as they were: $drops"
  fi
)

require_tables_as_before() (
  left=$(new_backups)
  [ -z "$left" ] || no "Expected no copy of a table that the upgrade made, but found: $left"
  left=$(changed_tables | tr '\n' ' ')
  [ -z "$left" ] || no "Expected the columns of every table to be as before the upgrade, but these differ: $left"
  counted=$(cut -f 1 "${NOTES:?}/rows.before" | row_counts)
  cut -f 1 "$NOTES/rows.before" | while read -r table; do
    rows=$(rows_in "$counted" "$table")
    [ "$rows" -ge "$(rows_before "$table")" ] || no "Expected $table to have the $(rows_before "$table") rows that it had, but it has $rows"
  done
)
