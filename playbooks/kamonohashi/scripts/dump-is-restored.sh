#!/bin/sh
set -eu
require_migration "${TO_MIGRATION:?}"
found=$(table_count)
[ "$found" = "$(tables_in_dump "${RESTORE_DUMP:?}")" ] || no "Expected the database to have the $(tables_in_dump "$RESTORE_DUMP") tables of the dump, but it has $found"
say "The database is that of $RESTORE_DUMP: $found tables, migration $TO_MIGRATION"
