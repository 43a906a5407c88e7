#!/bin/sh
# What the stand-ins share: where a host's files are, the graphs of revisions, and the database,
# which is a folder: heads, and tables with a row per line.
set -eu
ROOT=$PRACTICE_ROOT/hosts/$PRACTICE_HOST
CLUSTER=$PRACTICE_ROOT/cluster
export ROOT CLUSTER

fault() { [ -e "$ROOT/faults/$1" ]; }

serving() { cat "$CLUSTER/postgres/serving" 2>/dev/null || echo none; }

database() {
  [ "$(serving)" != none ] || {
    echo "connection to server at port ${PGPORT:-5432} failed: Connection refused" >&2
    exit 2
  }
  printf '%s\n' "$CLUSTER/postgres/$(serving)/$1"
}

graph() { printf '%s\n' "$PRACTICE_ROOT/graphs/$1"; }

# The release of the manager in the environment that is active.
release() {
  for metadata in "${VIRTUAL_ENV:?}"/lib/python*/site-packages/backend.ai_manager-*.dist-info/METADATA; do
    [ ! -f "$metadata" ] || sed -n 's/^Version: //p' "$metadata"
  done | head -n 1
}

# What a revision does: the first makes what the platform cannot be without, every other one table.
tables_of() {
  case $1 in
    b00000000001) echo users sessions agents ;;
    *) echo "r_$1" ;;
  esac
}

# All of these revisions, or none: the database takes a migration back as a whole.
apply() {
  for revision in "$@"; do
    for table in $(tables_of "$revision"); do
      [ ! -e "$DATABASE/tables/$table" ] || {
        echo "sqlalchemy.exc.ProgrammingError: relation \"$table\" already exists" >&2
        exit 1
      }
    done
  done
  for revision in "$@"; do
    for table in $(tables_of "$revision"); do : >"$DATABASE/tables/$table"; done
  done
}

set_heads() { printf '%s\n' "$@" | sort >"$DATABASE/heads"; }

database_of_ini() {
  sed -n 's#^sqlalchemy\.url *= *[^?]*/\([^/?]*\).*#\1#p' "$1"
}
