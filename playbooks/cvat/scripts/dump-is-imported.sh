#!/bin/sh
# psql exits 0 after an empty or a cut dump: the rows are counted.
set -eu
require_database
now=$(counts)
was=$(cat "$(dirname "${DUMP_FILE:?}")/counts.dumped")
[ "$now" = "$was" ] || no "Expected as many rows as were dumped ($(say "$was" | tr '\n' ',')), but there are $(say "$now" | tr '\n' ',')"
say "The new database has every row of the dump"
