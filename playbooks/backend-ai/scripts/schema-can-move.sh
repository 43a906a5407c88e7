#!/bin/sh
# No manager may be left when the schema moves, and it must be where it is thought to be.
set -eu
others=$(sql "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'")
[ "$others" = 0 ] || no "Expected nobody to be connected to database ${DB_NAME:?} while its schema moves, but $others connections are: $(sql "select distinct coalesce(client_addr::text, 'local') || ' ' || application_name from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'" | tr '\n' ';')"
found=$(database_heads)
case $found in
  "${START_HEAD:-${FROM_ALEMBIC_HEAD:?}}") ;;
  "${DOWNGRADE_TO:-${TO_ALEMBIC_HEAD:?}}") ;; # where the step leads; it had ended before somebody could see it
  *) no "Expected database $DB_NAME at revision ${START_HEAD:-$FROM_ALEMBIC_HEAD}, where this step begins, but it is at '${found:-none}'" ;;
esac
say "Nobody is connected to database $DB_NAME, which is at $found"
