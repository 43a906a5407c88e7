#!/bin/sh
set -eu
dump=$(kept "${DUMP_FILE:-}" platypusdb.sql)
require_whole_dump "$dump"
[ -s "$dump.sha256" ] || no "Expected the hash $dump.sha256, but it is missing or empty"
wanted=$(cat "$dump.sha256")
[ "$dump" != "${DUMP_FILE:-}" ] || wanted=${DUMP_SHA256:-$wanted}
[ "$(hash_of "$dump")" = "$wanted" ] || no "Expected $dump to be as it was made, but its hash differs"
found=$(migration_in_dump "$dump")
[ "$found" = "${FROM_MIGRATION:?}" ] || no "Expected the dump to end at migration $FROM_MIGRATION, but it ends at '${found:-nothing}'"
wanted=$(cat "$NOTES/tables")
found=$(tables_in_dump "$dump")
[ "$found" = "$wanted" ] || no "Expected the dump to hold $wanted tables as the database does, but it holds $found"
say "The dump $dump is whole: $found tables, migration $FROM_MIGRATION"
