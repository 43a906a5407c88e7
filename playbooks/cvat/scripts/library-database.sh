#!/bin/sh
# The database: counted, dumped and filled. psql exits 0 after half a dump, so it is always counted.

# The migrations that Django has noted, as one word: what rows do not show.
# shellcheck disable=SC2034 # other scripts ask it
MIGRATIONS="select md5(string_agg(app || '.' || name, ',' order by app, name)) from django_migrations"

COUNTED='auth_user engine_project engine_task engine_job engine_labeledshape'

psql_in() (
  name=$(database) || exit
  docker exec "$name" psql -U root -d cvat -At -v ON_ERROR_STOP=1 -c "$1" </dev/null 2>/dev/null 3>&-
)

# Rows of the tables that people would miss: lines "table rows". Old releases have no projects.
counts() (
  for table in $COUNTED; do
    there=$(psql_in "select to_regclass('public.$table') is not null") || unclear "Expected the database to say whether there is a table $table, but it did not answer"
    [ "$there" = t ] || continue
    rows=$(psql_in "select count(*) from $table") || unclear "Expected the database to count the rows of $table, but it did not answer"
    say "$table $rows"
  done
)

# At least as many rows as were noted.
require_counts() (
  now=$(counts) || exit
  lost=$(say "$now" | awk 'NR == FNR { was[$1] = $2; next } { now[$1] = $2 } END { for (t in was) if (!(t in now) || now[t] + 0 < was[t] + 0) print t " has " (t in now ? now[t] : "no") " rows instead of " was[t] }' "$1" - | tr '\n' ',')
  [ -z "$lost" ] || no "Expected no rows to be lost, but ${lost%,}"
)

# The server of the first start speaks over its socket only, and ends again; so it is asked over TCP.
require_database() (
  name=$(database) || exit
  for _ in 1 2 3; do
    docker exec "$name" pg_isready -q -h 127.0.0.1 -U root </dev/null >/dev/null 2>&1 || no "Expected PostgreSQL in $name to accept connections, but it does not"
  done
)

database_major() (
  psql_in 'show server_version' | sed 's/[^0-9].*//'
)

database_volume() { say "${PROJECT:?}_cvat_db"; }

# Whether a dump is whole: the footer that pg_dumpall writes at its very end.
require_whole_dump() {
  [ -s "$1" ] || no "Expected a dump in $1, but the file is empty or missing"
  tail -n 5 "$1" | grep -q '^-- PostgreSQL database cluster dump complete' || no "Expected the dump $1 to end with its footer, but it does not: it was cut off"
  [ "$(sha256sum "$1" | cut -d ' ' -f 1)" = "$(cut -d ' ' -f 1 "$1.sha256" 2>/dev/null)" ] || no "Expected the dump $1 to have the SHA-256 that was noted, but it differs"
}

# Removes the volume, and what is in the folder that it was bound to: Docker leaves that.
remove_database_volume() (
  volume=$(database_volume)
  ! docker volume inspect "$volume" >/dev/null 2>&1 || docker volume rm "$volume" >/dev/null || exit
  device=$(cat "${BACKUP_DIR:?}/$volume.device" 2>/dev/null) || exit 0
  find "${device:?}" -mindepth 1 -maxdepth 1 -exec rm -rf {} +
)

# An empty cluster of the new major version: its volume made anew.
fresh_database() (
  compose rm --stop --force cvat_db || true
  remove_database_volume
  compose up -d --no-deps cvat_db
)

# Fills an empty cluster. Each dump says again that there is a role root: that one error is no error.
import_dump() (
  name=$(database) || exit
  errors=$(mktemp)
  trap 'rm -f "$errors"' EXIT
  code=0
  docker exec -i "$name" psql -q -U root -d postgres <"$1" >/dev/null 2>"$errors" 3>&- || code=$?
  other=$(grep -i 'error\|fatal' "$errors" | grep -v 'role "root" already exists' | grep -v 'database "cvat" already exists' | head -n 3) || other=
  [ "$code" -eq 0 ] || no "Expected psql to import $1, but it ended with $code: $(tail -n 1 "$errors")"
  [ -z "$other" ] || no "Expected psql to import $1 without errors, but it exited 0 and said: $other"
)

# Waits until the database accepts connections, as long as the site says.
wait_for_database() (
  left=${DATABASE_PATIENCE:?}
  until name=$(database 3>/dev/null) && docker exec "$name" pg_isready -q -h 127.0.0.1 -U root </dev/null >/dev/null 2>&1; do
    [ "$left" -gt 0 ] || no "Expected PostgreSQL to accept connections within $DATABASE_PATIENCE s, but it does not"
    left=$((left - 1))
    sleep 1
  done
)
