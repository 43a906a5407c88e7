#!/bin/sh
set -eu
[ -x "${POSTGRES_NEW_BIN:?}/initdb" ] || no "Expected initdb of the new PostgreSQL in $POSTGRES_NEW_BIN, but it is not there"
version=$("$POSTGRES_NEW_BIN/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
[ "${POSTGRES_UPGRADE:?}" = always ] || [ "$version" = "${TO_POSTGRES:?}" ] || no "Expected PostgreSQL $TO_POSTGRES in $POSTGRES_NEW_BIN, but it is $version"
[ "$(serving_folder)" != "${POSTGRES_NEW_DATA:?}" ] || no "Expected the old server at port ${DB_PORT:?}, but it serves $POSTGRES_NEW_DATA already"
[ ! -e "$POSTGRES_NEW_DATA" ] || [ -f "$POSTGRES_NEW_DATA/stepwise" ] || no "Expected $POSTGRES_NEW_DATA not to be there yet, but it is"
needed=$(local_sql 'select ceil(sum(pg_database_size(oid)) / 1024.0)::bigint from pg_database')
free=$(df -Pk "$(dirname "$POSTGRES_NEW_DATA")" | awk 'NR == 2 { print $4 }')
[ "$free" -gt "$needed" ] || no "Expected $needed KiB of room beside $POSTGRES_NEW_DATA, but there are $free"
say "PostgreSQL $version is there, and room for $needed KiB"
