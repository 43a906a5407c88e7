#!/bin/sh
# The cluster is uninstalled, so nothing has the files open.
set -eu
copy=$(kept "${DATABASE_FILES:-}" postgresql-data)
parent=$(real_folder "${KQI_HOME:?}/postgresql")
data=$(real_folder "$KQI_HOME/postgresql/data" 2>/dev/null) || data=$parent/data
if [ ! -s "$copy.sha256" ]; then
  say "No copy was finished, and nothing was changed"
  exit 0
fi
root_list_of "$copy" | cmp -s - "$copy.sha256" || no "Expected the copy $copy to be as listed when it was made, but it differs"
if [ -d "$data" ] && root_list_of "$data" | cmp -s - "$copy.sha256"; then
  say "The database's files are as they were"
  exit 0
fi
as_root rm -rf "$data.stepwise-new"
as_root cp -Rp "$copy" "$data.stepwise-new"
as_root rm -rf "$data"
as_root mv "$data.stepwise-new" "$data"
say "The database's files are back"
