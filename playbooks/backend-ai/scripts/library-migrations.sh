#!/bin/sh
# Alembic, run as upstream does: in the manager's folder, where alembic.ini is.
set -eu

REFERENCE_DATABASE=${DB_NAME:-backend}_stepwise_reference

alembic_in() (
  environment=$1
  shift
  cd "${MANAGER_HOME:?}"
  in_environment "$environment" alembic "$@"
)

backend_ai_in() (
  environment=$1
  shift
  cd "${MANAGER_HOME:?}"
  in_environment "$environment" backend.ai "$@"
)

# alembic.ini with another database; private, since it holds the password.
alembic_ini_for() {
  here=$(printf '%s' "${MANAGER_HOME:?}" | sed 's/[&#\\]/\\&/g')
  sed -e "s#%(here)s#$here#g" \
    -e "s#^\(sqlalchemy\.url *= *[^?]*/\)[^/?]*#\1$1#" "$MANAGER_HOME/alembic.ini"
}

recreate_reference_database() {
  server_sql "drop database if exists \"$REFERENCE_DATABASE\""
  server_sql "create database \"$REFERENCE_DATABASE\" template template0"
}

# The schema of a release: what its own scripts make of an empty database, step by step or, where
# the old scripts can no longer run from the beginning, at once.
make_reference() {
  environment=$1
  private_folder
  alembic_ini_for "$REFERENCE_DATABASE" >"$PRIVATE/alembic.ini"
  grep -q "/$REFERENCE_DATABASE\(?\|$\|[[:space:]]\)" "$PRIVATE/alembic.ini" ||
    no "Expected a line 'sqlalchemy.url = postgresql…/<database>' in $MANAGER_HOME/alembic.ini, but found none"
  mkdir -p "${STATE_DIR:?}"
  recreate_reference_database
  made=$(alembic_in "$environment" -c "$PRIVATE/alembic.ini" upgrade head 2>&1) || {
    say "From the beginning the migrations do not run: $(say "$made" | tail -n 1)"
    recreate_reference_database
    made=$(backend_ai_in "$environment" mgr schema oneshot -f "$PRIVATE/alembic.ini" 2>&1) ||
      no "Expected the schema of $2 in an empty database, but neither 'alembic upgrade head' nor 'mgr schema oneshot' could make it: $(say "$made" | tail -n 1)"
  }
  heads=$(DATABASE=$REFERENCE_DATABASE database_heads)
  [ "$heads" = "$3" ] || no "Expected the scripts of $2 to end at revision $3, but they end at '${heads:-none}'"
  DATABASE=$REFERENCE_DATABASE fingerprint >"$PRIVATE/schema"
  [ -s "$PRIVATE/schema" ] || no "Expected the scripts of $2 to make tables, but the database is empty"
  cp "$PRIVATE/schema" "$(reference_file "$2").part"
  mv "$(reference_file "$2").part" "$(reference_file "$2")"
  server_sql "drop database if exists \"$REFERENCE_DATABASE\""
}

# The revisions that lines such as "<down> -> <revision> (head), what it does" speak of, sorted.
revisions_in() { sed -n 's/.* -> \([0-9a-f]\{8,\}\).*/\1/p' | LC_ALL=C sort -u; }

revisions_of() { alembic_in "$1" history 2>/dev/null | revisions_in; }

# Asks for a dry run of apply-missing-revisions, and says no unless it would apply exactly what the
# new release has and the old one has not.
expect_missing_revisions() {
  new=$(environment_of manager "${TO:?}")
  backend_ai_in "$new" mgr schema apply-missing-revisions "${HISTORY:?}" --dry-run >"$PRIVATE/dry-run" 2>&1 ||
    no "Expected the dry run of 'mgr schema apply-missing-revisions $HISTORY' to work, but it ended with $?: $(tail -n 1 "$PRIVATE/dry-run")"
  revisions_in <"$PRIVATE/dry-run" >"$PRIVATE/announced"
  revisions_of "${OLD_ENVIRONMENT:?}" >"$PRIVATE/old"
  revisions_of "$new" >"$PRIVATE/new"
  LC_ALL=C comm -12 "$PRIVATE/announced" "$PRIVATE/old" >"$PRIVATE/twice"
  [ ! -s "$PRIVATE/twice" ] || no "Expected only revisions that $FROM has not, but these would be applied a second time: $(tr '\n' ' ' <"$PRIVATE/twice")"
  LC_ALL=C comm -13 "$PRIVATE/old" "$PRIVATE/new" >"$PRIVATE/wanted"
  LC_ALL=C comm -23 "$PRIVATE/wanted" "$PRIVATE/announced" >"$PRIVATE/forgotten"
  [ ! -s "$PRIVATE/forgotten" ] || no "Expected all revisions that $TO has and $FROM has not, but the dry run leaves out: $(tr '\n' ' ' <"$PRIVATE/forgotten")"
  [ -s "$PRIVATE/announced" ] || no "Expected revisions to apply, but the dry run names none"
}
