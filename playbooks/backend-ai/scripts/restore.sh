#!/bin/sh
# Puts the database back as it was dumped in this upgrade, and, when this step began at an older
# revision than the dump's, takes it there again.
set -eu
if (expect_dumped >/dev/null 3>&1); then say "Database ${DB_NAME:?} is as it was dumped already"; else restore_dump; fi
server_sql "drop database if exists \"$RESTORED_DATABASE\""
server_sql "drop database if exists \"$REPLACED_DATABASE\""
if [ "${START_HEAD:-${FROM_ALEMBIC_HEAD:?}}" != "$FROM_ALEMBIC_HEAD" ]; then
  alembic_in "${OLD_ENVIRONMENT:?}" downgrade "$START_HEAD"
fi
say "Database $DB_NAME is back"
