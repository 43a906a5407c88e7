#!/bin/sh
set -eu
copy=$(kept "${DATABASE_FILES:-}" postgresql-data)
[ -s "$copy.sha256" ] || no "Expected the list $copy.sha256 of a finished copy, but it is missing or empty"
root_list_of "$copy" | cmp -s - "$copy.sha256" || no "Expected $copy to be as listed when it was made, but it differs"
[ -d "${KQI_HOME:?}/postgresql/data" ] || no "Expected $KQI_HOME/postgresql/data to be there still, but it is gone"
say "The copy of the database's files is whole: $(wc -l <"$copy.sha256") files"
