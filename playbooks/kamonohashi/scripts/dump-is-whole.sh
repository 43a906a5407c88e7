#!/bin/sh
set -eu
dump=${DUMP_FILE:-$NOTES/platypusdb.sql}
require_whole_dump "$dump"
[ -s "$dump.sha256" ] || no "Expected the hash $dump.sha256, but it is missing or empty"
[ "$(hash_of "$dump")" = "${DUMP_SHA256:-$(cat "$dump.sha256")}" ] || no "Expected $dump to be as it was made, but its hash differs"
found=$(migration_in_dump "$dump")
[ "$found" = "${FROM_MIGRATION:?}" ] || no "Expected the dump to end at migration $FROM_MIGRATION, but it ends at '${found:-nothing}'"
wanted=$(cat "$NOTES/tables")
found=$(tables_in_dump "$dump")
[ "$found" = "$wanted" ] || no "Expected the dump to hold $wanted tables as the database does, but it holds $found"
say "The dump $dump is whole: $found tables, migration $FROM_MIGRATION"
