#!/bin/sh
# The dump that the operator names must be whole and of the release to go back to.
set -eu
[ -n "${RESTORE_DUMP:-}" ] || no "Expected RESTORE_DUMP, a dump of release ${TO:?}, but it is empty"
require_whole_dump "$RESTORE_DUMP"
found=$(migration_in_dump "$RESTORE_DUMP")
[ "$found" = "${TO_MIGRATION:?}" ] || no "Expected $RESTORE_DUMP to end at migration $TO_MIGRATION of $TO, but it ends at '${found:-nothing}'"
[ ! -s "$RESTORE_DUMP.sha256" ] || [ "$(cut -d ' ' -f 1 "$RESTORE_DUMP.sha256")" = "$(hash_of "$RESTORE_DUMP")" ] || no "Expected $RESTORE_DUMP to have the hash beside it, but it differs"
say "$RESTORE_DUMP is a whole dump of $TO: $(tables_in_dump "$RESTORE_DUMP") tables, migration $TO_MIGRATION"
