#!/bin/sh
set -eu
folder=$OPENMLDB_HOME-backup-${FROM:?}-${STEPWISE_UPGRADE:?}
for name in $(folders_of "${COMPONENT:?}"); do
  [ -s "$folder/$name.sha256" ] || no "Expected the list $folder/$name.sha256, but it is missing or empty"
  list_of "$folder/$name" | cmp -s - "$folder/$name.sha256" || no "Expected $folder/$name to be as listed, but it differs"
done
found=$(release_of_files "$COMPONENT" "$folder") || found=
[ "$found" = "$FROM" ] || no "Expected the backup to be release $FROM, but it is '${found:-unknown}'"
say "The backup in $folder is whole and is release $FROM"
