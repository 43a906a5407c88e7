#!/bin/sh
# A new, empty cluster for the same port, with the old one's roles, access rules and main settings.
set -eu
new=${POSTGRES_NEW_DATA:?}
[ ! -f "$new/stepwise-complete" ] || {
  say "$new is made"
  exit 0
}
[ ! -e "$new" ] || [ -f "$new/stepwise" ] || no "Expected $new not to be there, but it is"
as_postgres rm -rf "${new:?}" "$new.initdb" "$new.stepwise-part"
as_postgres mkdir -m 700 "$new.stepwise-part"
as_postgres touch "$new.stepwise-part/stepwise" # so that it is ours from the first moment on
as_postgres mv "$new.stepwise-part" "$new"
as_postgres "${POSTGRES_NEW_BIN:?}/initdb" -D "$new.initdb" -U "$(local_sql 'select rolname from pg_roles where oid = 10')" --encoding=UTF8 --no-instructions >/dev/null
# shellcheck disable=SC2016 # the inner shell expands
as_postgres sh -c 'mv "$1.initdb"/* "$1"/ && rmdir "$1.initdb"' sh "$new"
for setting in port listen_addresses unix_socket_directories max_connections shared_buffers; do
  local_sql "select '$setting = ' || quote_literal(current_setting('$setting'))"
done | as_postgres tee -a "$new/postgresql.conf" >/dev/null
as_postgres cp "$(local_sql 'show hba_file')" "$new/pg_hba.conf"
# shellcheck disable=SC2016 # the inner shell expands
as_postgres "${POSTGRES_NEW_BIN:?}/pg_dumpall" --globals-only -h "${POSTGRES_SOCKETS:?}" -p "${DB_PORT:?}" </dev/null | as_postgres sh -c 'umask 077; cat >"$1/stepwise-globals.sql"' sh "$new"
as_postgres touch "$new/stepwise-complete"
say "Made the cluster $new"
