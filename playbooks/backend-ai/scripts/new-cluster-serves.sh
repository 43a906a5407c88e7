#!/bin/sh
set -eu
folder=$(serving_folder)
[ "$folder" = "${POSTGRES_NEW_DATA:?}" ] || no "Expected the server at port ${DB_PORT:?} to serve $POSTGRES_NEW_DATA, but it serves '${folder:-nothing}'"
[ "$(local_sql "select count(*) from pg_roles where rolname = '${DB_USER:?}'")" = 1 ] || no "Expected the role $DB_USER in the new cluster, but it is not there"
server_sql 'select 1' >/dev/null || no "Expected $DB_USER to be let in at ${DB_HOST:?}:$DB_PORT as before, but it is not"
say "The server at port $DB_PORT serves $POSTGRES_NEW_DATA"
