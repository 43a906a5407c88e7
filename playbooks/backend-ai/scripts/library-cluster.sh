#!/bin/sh
# PostgreSQL's own clusters, on the host with the role database; as the user who runs PostgreSQL.
set -eu

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && setpriv --reuid="${POSTGRES_OS_USER:?}" --regid="$POSTGRES_OS_USER" --init-groups env -u PGPASSWORD "$@")
  else
    "$@"
  fi
}

# The server on the port, through its own socket and as its own superuser.
local_sql() { as_postgres "${POSTGRES_CLIENTS:?}/psql" -X -q -A -t -v ON_ERROR_STOP=1 -h "${POSTGRES_SOCKETS:?}" -p "${DB_PORT:?}" -d postgres -c "$1" </dev/null; }

serving_folder() { local_sql 'show data_directory' 2>/dev/null || :; }
