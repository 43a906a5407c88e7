#!/bin/sh
set -eu
new=${POSTGRES_NEW_DATA:?}
[ -f "$new/stepwise-complete" ] || no "Expected a complete cluster in $new, but it is not"
[ "$(as_postgres cat "$new/PG_VERSION")" = "$("${POSTGRES_NEW_BIN:?}/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')" ] || no "Expected the cluster $new to be of the new PostgreSQL, but it is of $(as_postgres cat "$new/PG_VERSION")"
as_postgres tail -n 3 "$new/stepwise-globals.sql" | grep -q 'PostgreSQL database cluster dump complete' || no "Expected the roles of the old cluster in $new/stepwise-globals.sql to their end, but the end is not there"
say "The cluster $new is made"
