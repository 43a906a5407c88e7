#!/bin/sh
# The footer, the hash, and for each table that is counted as many lines in the dump as rows.
set -eu
file=${DUMP_FILE:-$(backup_dir)/cvat.sql}
[ -s "$file" ] || no "Expected a dump in $file, but the file is empty or missing"
tail -n 8 "$file" | grep -q '^-- PostgreSQL database dump complete' || no "Expected the dump $file to end with its footer, but it does not: it was cut off"
[ "$(sha256sum "$file" | cut -d ' ' -f 1)" = "${DUMP_SHA256:-$(cut -d ' ' -f 1 "$file.sha256" 2>/dev/null)}" ] || no "Expected the dump $file to have the SHA-256 that was noted, but it differs"
while read -r table rows; do
  found=$(awk -v t="COPY public.$table " 'inside && /^\\\.$/ { exit } inside { n++ } index($0, t) == 1 { inside = 1 } END { print n + 0 }' "$file")
  [ "$found" -eq "$rows" ] || no "Expected $rows rows of $table in $file, but it holds $found"
done <"$(dirname "$file")/counts.dumped"
say "The dump $file is whole: footer, hash and rows"
