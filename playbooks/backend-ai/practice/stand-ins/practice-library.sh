#!/bin/sh
# What the stand-ins share: where a host's files are, the graphs of revisions, and the database.
set -eu
ROOT=$PRACTICE_ROOT/hosts/$PRACTICE_HOST
CLUSTER=$PRACTICE_ROOT/cluster
DATABASE=
export ROOT CLUSTER DATABASE

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

# The database is one file, replaced in one move: what is cut off has not happened. Lines: H revision,
# T table, R table row.
transaction() {
  LC_ALL=C sort >"$PRACTICE_ROOT/transaction.$$"
  mv "$PRACTICE_ROOT/transaction.$$" "$DATABASE"
}

heads() { sed -n 's/^H //p' "$DATABASE" | sort; }
tables() { sed -n 's/^T //p' "$DATABASE" | sort; }

# Revisions to apply, then the heads that alembic_version has afterwards, each a text of lines.
apply() {
  new=$(for revision in $1; do tables_of "$revision"; done)
  for table in $new; do
    ! grep -qx "T $table" "$DATABASE" || {
      echo "sqlalchemy.exc.ProgrammingError: relation \"$table\" already exists" >&2
      exit 1
    }
  done
  {
    for head in $2; do echo "H $head"; done
    grep -v '^H ' "$DATABASE" || :
    for table in $new; do echo "T $table"; done
  } | transaction
}

set_heads() {
  {
    for head; do echo "H $head"; done
    grep -v '^H ' "$DATABASE" || :
  } | transaction
}

database_of_ini() {
  sed -n 's#^sqlalchemy\.url *= *[^?]*/\([^/?]*\).*#\1#p' "$1"
}
