#!/bin/sh
# The footer, the hash, and for each table that is counted as many lines in the dump as rows.
set -eu
file=${DUMP_FILE:-$(backup_dir)/cvat.db.dump}
require_whole_dump "$file"
[ -z "${DUMP_SHA256:-}" ] || [ "$(sha256sum "$file" | cut -d ' ' -f 1)" = "$DUMP_SHA256" ] || no "Expected $file to be the dump that was made in this upgrade, but its SHA-256 is another"
while read -r table rows; do
  found=$(awk -v t="COPY public.$table " 'inside && /^\\\.$/ { exit } inside { n++ } index($0, t) == 1 { inside = 1 } END { print n + 0 }' "$file")
  [ "$found" -eq "$rows" ] || no "Expected $rows rows of $table in $file, but it holds $found"
done <"$(dirname "$file")/counts.dumped"
say "The dump $file is whole: footer, hash and rows"
