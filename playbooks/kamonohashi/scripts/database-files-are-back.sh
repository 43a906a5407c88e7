#!/bin/sh
set -eu
copy=$(kept "${DATABASE_FILES:-}" postgresql-data)
[ -s "$copy.sha256" ] || exit 0
root_list_of "${KQI_HOME:?}/postgresql/data" | cmp -s - "$copy.sha256" || no "Expected the files in $KQI_HOME/postgresql/data to be those of the copy, but they differ"
say "The database's files are those of before"
