#!/bin/sh
# MySQL, asked over its socket. The password reaches the client through a pipe that it reads as an
# option file: never on a command line, never on disk.

TABLES_OF_UPGRADE='t_job t_task t_data_view t_machine_learning_model_meta'

# The password as an option file has it between double quotes.
password_option() { printf '%s' "${DB_PASS:-}" | sed 's/\\/\\\\/g; s/"/\\"/g'; }

# One of MySQL's programs, with the rights of the upgrade: program, arguments
mysql_program() {
  program=${MYSQL_ROOT:?}/bin/$1
  shift
  "$program" --defaults-extra-file=/dev/fd/4 --user="${DB_USER:?}" --socket="${MYSQL_SOCKET:?}" "$@" 4<<END
[client]
password="$(password_option)"
END
}

# The rows of the answer, their columns separated by tabs.
ask() {
  answer=$(mysql_program mysql --batch --skip-column-names --execute="$1" "${DATABASE:?}" </dev/null 2>&1) ||
    unclear "Expected MySQL at ${MYSQL_SOCKET:?} to answer, but: $answer"
  [ -z "$answer" ] || say "$answer"
}

tables() { ask "SELECT table_name FROM information_schema.tables WHERE table_schema = '$DATABASE' AND table_type = 'BASE TABLE' ORDER BY table_name"; }

# table, column, type, in the order of the columns
columns() { ask "SELECT table_name, column_name, column_type FROM information_schema.columns WHERE table_schema = '$DATABASE' ORDER BY table_name, ordinal_position"; }

columns_of() { ask "SELECT column_name, column_type FROM information_schema.columns WHERE table_schema = '$DATABASE' AND table_name = '$1' ORDER BY ordinal_position"; }

# What the columns of a table were when the upgrade began.
columns_before() { awk -F '\t' -v t="$1" 'BEGIN { OFS = FS } $1 == t { print $2, $3 }' "${NOTES:?}/columns.before"; }

# table, number of rows, for each table of standard input
row_counts() (
  query=''
  while read -r table; do
    query="$query${query:+ UNION ALL }SELECT '$table', COUNT(*) FROM \`$table\`"
  done
  [ -z "$query" ] || ask "$query"
)

# The number of rows of a table, out of such a list: list, table
rows_in() { say "$1" | awk -F '\t' -v t="$2" '$1 == t { print $2 }'; }

rows_before() { awk -F '\t' -v t="$1" '$1 == t { print $2 }' "${NOTES:?}/rows.before"; }

# Statements of others that are under way: the server goes on with one whose client was killed.
statements_under_way() {
  ask "SELECT COUNT(*) FROM information_schema.processlist WHERE db = '$DATABASE' AND command <> 'Sleep' AND id <> connection_id()"
}

nothing_under_way() { [ "$(statements_under_way)" = 0 ]; }

# Which of the changes of 1.4.1 and 1.4.2 the tables have: 1.4.0, 1.4.1, current, mixed or none.
schema() (
  all=$(columns)
  wide=0
  narrow=0
  for table in $TABLES_OF_UPGRADE; do
    case $(say "$all" | awk -F '\t' -v t="$table" '$1 == t && $2 == "f_role" { print $3 }') in
      'varchar(50)') wide=$((wide + 1)) ;;
      'varchar(10)') narrow=$((narrow + 1)) ;;
    esac
  done
  frequency=no
  ! say "$all" | awk -F '\t' '$1 == "t_queue" && $2 == "f_frequency" { found = 1 } END { exit !found }' || frequency=yes
  case $wide$narrow$frequency in
    04no) say 1.4.0 ;;
    04yes) say 1.4.1 ;;
    40yes) say current ;;
    00*) say none ;;
    *) say mixed ;;
  esac
)

# Whether the tables are those of the target: by what its SQL leaves behind (releases.yaml), or by the
# changes of 1.4.1 and 1.4.2.
tables_are_of_target() (
  if [ -z "${TO_SCHEMA_SIGN:-}" ]; then
    [ "$(schema)" = current ]
    exit
  fi
  table=${TO_SCHEMA_SIGN% *}
  sign=${TO_SCHEMA_SIGN#* }
  case $sign in
    -*) query="SELECT COUNT(*) = 0 FROM information_schema.statistics WHERE table_schema = '$DATABASE' AND table_name = '$table' AND index_name = '${sign#-}'" ;;
    *) query="SELECT COUNT(*) > 0 FROM information_schema.columns WHERE table_schema = '$DATABASE' AND table_name = '$table' AND column_name = '$sign'" ;;
  esac
  [ "$(ask "$query")" = 1 ]
)

# Tables that are there now and were not when the upgrade began.
new_tables() (
  now=$(tables)
  say "$now" | grep -Fxv -f "${NOTES:?}/tables.before" || true
)

# Those of them that hold a table as it was: its name, the name of the copy.
new_backups() (
  made=$(new_tables)
  say "$made" | sed -n 's/^\(t_.*\)_backup[0-9]*$/\1 &/p' | while read -r table copy; do
    ! grep -qFx "$table" "$NOTES/tables.before" || say "$table $copy"
  done
)
