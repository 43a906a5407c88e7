#!/bin/sh
# The application's database, reached through its own pod. No terminal is asked for: with one, a dump
# over SSH ends empty.

postgres_pod() {
  pods | awk '/^postgres-/ && $3 == "Running" { print $1; exit }'
}

in_postgres() {
  pod=$(postgres_pod)
  [ -n "$pod" ] || no "Expected a running pod of postgres in $NAMESPACE, but there is none"
  kubectl exec --namespace "$NAMESPACE" "$@"
}

# An answer of the database: name of the database, statement.
sql() (
  pod=$(postgres_pod)
  [ -n "$pod" ] || unclear "Expected a running pod of postgres in $NAMESPACE, but there is none"
  kubectl exec --namespace "$NAMESPACE" "$pod" -- psql -U platypus -d "$1" -X -q -A -t -v ON_ERROR_STOP=1 -c "$2" </dev/null
)

last_migration_of() { sql "$1" 'SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY 1 DESC LIMIT 1'; }

last_migration() { last_migration_of platypusdb; }

require_migration() (
  found=$(last_migration) || found=
  [ "$found" = "$1" ] || no "Expected the database to end at migration $1, but its history ends at '${found:-nothing}'"
)

table_count() { sql platypusdb "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"; }

tenant_count() { sql platypusdb 'SELECT count(*) FROM "Tenants"'; }

database_kib() { sql platypusdb "SELECT pg_database_size('platypusdb') / 1024"; }

# A dump is whole when pg_dump came to its last line; a cut connection leaves it without.
require_whole_dump() (
  [ -s "$1" ] || no "Expected the dump $1, but it is missing or empty"
  head -n 10 "$1" | grep -q '^-- PostgreSQL database dump' || no "Expected $1 to begin as a PostgreSQL dump, but it does not"
  tail -n 10 "$1" | grep -q '^-- PostgreSQL database dump complete' || no "Expected $1 to end with the footer of pg_dump, but it does not: the dump was cut off"
)

tables_in_dump() { grep -c '^CREATE TABLE public\.' "$1" || true; }

migration_in_dump() {
  awk '/^COPY public\."__EFMigrationsHistory"/ { inside = 1; next } inside && /^\\\.$/ { exit } inside { print $1 }' "$1" |
    LC_ALL=C sort | tail -n 1
}

# Loads a dump beside the database, looks at it, and only then puts it in its place. Begun again after
# a crash at any line, it ends the same. The application must not be connected.
restore_database() (
  dump=$1
  require_whole_dump "$dump"
  wanted=$(migration_in_dump "$dump")
  pod=$(postgres_pod)
  [ -n "$pod" ] || no "Expected a running pod of postgres in $NAMESPACE, but there is none"
  sql postgres 'DROP DATABASE IF EXISTS stepwise_restore'
  sql postgres 'CREATE DATABASE stepwise_restore OWNER platypus'
  kubectl exec -i --namespace "$NAMESPACE" "$pod" -- psql -U platypus -d stepwise_restore -X -q -1 -v ON_ERROR_STOP=1 <"$dump" >/dev/null
  found=$(last_migration_of stepwise_restore) || found=
  [ "${found:-nothing}" = "$wanted" ] || no "Expected the restored database to end at migration $wanted, but it ends at '${found:-nothing}'; the database in use was not touched"
  sql postgres "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IN ('platypusdb', 'stepwise_restore')" >/dev/null
  sql postgres 'DROP DATABASE IF EXISTS platypusdb'
  sql postgres 'ALTER DATABASE stepwise_restore RENAME TO platypusdb'
  require_migration "$wanted"
  say "The database is back as in $dump, at migration $wanted"
)

has_postgres() { [ -n "$(postgres_pod)" ]; }
