#!/bin/sh
# The old cluster is only stopped: nothing in it is touched.
set -eu
systemd stop "${POSTGRES_OLD_UNIT:?}"
systemd start "${POSTGRES_NEW_UNIT:?}"
within "${START_PATIENCE:?}" local_sql 'select 1' >/dev/null 2>&1 || no "Expected the new server at port ${DB_PORT:?} within $START_PATIENCE s, but it does not answer"
roles=$(local_sql "select count(*) from pg_roles where rolname = '${DB_USER:?}'")
as_postgres "${POSTGRES_CLIENTS:?}/psql" -X -q -h "${POSTGRES_SOCKETS:?}" -p "$DB_PORT" -d postgres -f "${POSTGRES_NEW_DATA:?}/stepwise-globals.sql" </dev/null 2>&1 | grep -v 'already exists' || :
say "The new server runs; roles like $DB_USER before: $roles"
