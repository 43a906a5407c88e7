#!/bin/sh
# The database, as the host with the role schema sees it. The password reaches the tools through
# their environment.
set -eu

# Any PostgreSQL client, connected to the database of Backend.AI.
pg() {
  PGHOST=${DB_HOST:?} PGPORT=${DB_PORT:?} PGUSER=${DB_USER:?} PGPASSWORD=${DB_PASSWORD:-} \
    PGDATABASE=${DATABASE:-${DB_NAME:?}} PGCONNECT_TIMEOUT=10 PGAPPNAME=stepwise "$@" </dev/null
}

sql() { pg psql -X -q -A -t -v ON_ERROR_STOP=1 -c "$1"; }
server_sql() { DATABASE=postgres sql "$1"; }

database_exists() { [ "$(server_sql "select count(*) from pg_database where datname = '$1'")" = 1 ]; }

# The rows of alembic_version, in one line; there must be one row.
database_heads() {
  if [ "$(sql "select to_regclass('public.alembic_version') is not null")" = t ]; then
    sql 'select version_num from alembic_version order by 1' | tr '\n' ' ' | sed 's/ $//'
  fi
}

# Every table, column, key and enum of the database, one per line.
fingerprint() {
  sql "select 'table ' || table_name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'alembic_version'
       union all
       select 'column ' || c.table_name || '.' || c.column_name || ' ' || c.udt_name
              || coalesce('(' || c.character_maximum_length || ')', '')
              || case c.is_nullable when 'NO' then ' not null' else '' end
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> 'alembic_version'
       union all
       select 'key ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
       where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f')
         and conrelid <> coalesce(to_regclass('public.alembic_version'), 0)
       union all
       select 'enum ' || t.typname || ' ' || e.enumlabel from pg_enum e join pg_type t on t.oid = e.enumtypid
       where t.typnamespace = 'public'::regnamespace" | LC_ALL=C sort -u
}

# How many rows each table has, counted one by one.
row_counts() {
  sql "select table_name || ' ' || (xpath('/row/c/text()', query_to_xml(
         format('select count(*) as c from %I.%I', table_schema, table_name), false, true, '')))[1]::text
       from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE'" | LC_ALL=C sort
}

# What a schema lacks of another, and what it has more; nothing when they are equal.
differences() {
  LC_ALL=C comm -23 "$1" "$2" | sed 's/^/missing: /'
  LC_ALL=C comm -13 "$1" "$2" | sed 's/^/unexpected: /'
}

# Differences as a person wants to read them: the first few, and how many.
in_words() { awk 'NR <= 5 { all = all (NR > 1 ? "; " : "") $0 } END { if (NR > 5) all = all "; and " NR - 5 " more"; print all }' "$1"; }

reference_file() { say "${STATE_DIR:?}/schema-$1.txt"; }
drift_file() { say "${STATE_DIR:?}/drift-${STEPWISE_UPGRADE:?}-${FROM:?}.txt"; }

# Says no unless the database is as the migrations of a release make it from nothing. Differences
# that were there before the upgrade may stay, when the site says so (SCHEMA_DRIFT=keep).
expect_schema() {
  reference=$(reference_file "$1")
  [ -s "$reference" ] || unclear "Expected the schema of $1 in $reference, but it is missing: the step that makes it has to run again"
  private_folder
  fingerprint >"$PRIVATE/now"
  differences "$reference" "$PRIVATE/now" | LC_ALL=C sort >"$PRIVATE/differences"
  if [ -f "$(drift_file)" ] && [ "${SCHEMA_DRIFT:?}" = keep ]; then
    LC_ALL=C comm -13 "$(drift_file)" "$PRIVATE/differences" >"$PRIVATE/new"
    mv "$PRIVATE/new" "$PRIVATE/differences"
  fi
  [ ! -s "$PRIVATE/differences" ] ||
    no "Expected database $DB_NAME to have the schema of $1, but: $(in_words "$PRIVATE/differences")"
}

expect_head() {
  heads=$(database_heads) || unclear "Expected database $DB_NAME at $DB_HOST:$DB_PORT to answer, but it does not"
  case $heads in
    *' '*) no "Expected one row in alembic_version of database $DB_NAME, but found $(say "$heads" | wc -w): $heads" ;;
    "$1") ;;
    *) no "Expected database $DB_NAME at revision $1 ($2), but it is at '${heads:-none}'" ;;
  esac
}

ENDED="('TERMINATED', 'CANCELLED', 'ERROR')"

# Compute sessions that have not ended. A database without the table has none.
sessions_alive() {
  if [ "$(sql "select to_regclass('public.sessions') is not null")" = t ]; then
    sql "select count(*) from sessions where status::text not in $ENDED"
  else
    say 0
  fi
}

sessions_in_words() { sql "select status::text || ' ' || count(*) from sessions where status::text not in $ENDED group by status order by 1" | tr '\n' ' '; }
