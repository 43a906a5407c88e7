#!/bin/sh
# One row, the head of the running release, and alembic of that release agrees.
set -eu
expect_head "${FROM_ALEMBIC_HEAD:?}" "the head of $FROM"
current=$(alembic_in "$(link_of manager)" current 2>/dev/null) || unclear "Expected 'alembic current' of release $FROM to work in ${MANAGER_HOME:?}, but it failed"
case $current in
  *"$FROM_ALEMBIC_HEAD"*) ;;
  *) no "Expected alembic.ini in $MANAGER_HOME to lead to database ${DB_NAME:?} at $FROM_ALEMBIC_HEAD, but 'alembic current' says '${current:-nothing}': is it another database?" ;;
esac
say "Database $DB_NAME is at $FROM_ALEMBIC_HEAD, the head of $FROM"
