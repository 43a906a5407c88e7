#!/bin/sh
set -eu
file=${SQL_DIR:?}/${FROM:?}-${TO:?}.sql
[ -s "$file" ] || no "Expected upstream's SQL file $file, but it is missing or empty"
grep -qi 'TABLE' "$file" || no "Expected $file to be SQL that changes tables, but it is not"
say "The SQL file is there: $file, SHA-256 $(sha256sum <"$file" | cut -d ' ' -f 1)"
