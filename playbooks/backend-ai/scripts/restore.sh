#!/bin/sh
# Puts the database back as it was dumped in this upgrade, and, when it was taken down to an older
# revision after the dump, takes it there again.
set -eu
if (expect_dumped >/dev/null); then say "Database ${DB_NAME:?} is as it was dumped already"; else restore_dump; fi
server_sql "drop database if exists \"$RESTORED_DATABASE\""
server_sql "drop database if exists \"$REPLACED_DATABASE\""
if [ -n "${BEFORE_HEAD:-}" ] && [ "$BEFORE_HEAD" != "${FROM_ALEMBIC_HEAD:?}" ]; then
  alembic_in "$(environment_before)" downgrade "$BEFORE_HEAD"
fi
say "Database $DB_NAME is back"
