#!/bin/sh
set -eu
archive=${NOTES:?}/python.tar.gz
[ -s "$archive" ] || no "Expected the backup $archive, but it is missing or empty"
found=$(sha256sum <"$archive" | cut -d ' ' -f 1)
[ "$found" = "$(cat "$NOTES/python.sha256" 2>/dev/null)" ] || no "Expected $archive to have the hash in $NOTES/python.sha256, but it has $found"
[ -s "$NOTES/code.before" ] || no "Expected the list of files $NOTES/code.before, but it is missing or empty"
tar -tzf "$archive" | sed -n 's|^python/|./|p' | LC_ALL=C sort >"${TMPDIR:-/tmp}/stepwise.$$" || no "Expected to read $archive to its end, but tar cannot"
missing=$(sed 's/^[0-9a-f]*  //' "$NOTES/code.before" | LC_ALL=C sort | LC_ALL=C comm -23 - "${TMPDIR:-/tmp}/stepwise.$$" | head -n 3)
rm -f "${TMPDIR:-/tmp}/stepwise.$$"
[ -z "$missing" ] || no "Expected every file of the code to be in $archive, but these are missing: $missing"
say "The backup $archive is whole"
