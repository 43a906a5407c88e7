#!/bin/sh
set -eu
[ "$(sha256_of "${DUMP:?}")" = "${DUMP_SHA256:?}" ] || no "Expected $DUMP to be the dump of this upgrade ($DUMP_SHA256), but it has changed"
server_sql "drop database if exists \"${DB_NAME:?}\""
server_sql "create database \"$DB_NAME\" template template0 encoding 'UTF8'"
pg pg_restore --no-password --exit-on-error -d "$DB_NAME" "$DUMP"
sql analyze
say "Restored $DUMP into the new cluster"
