#!/bin/sh
# Keeps the old files beside the installation. The first backup of an upgrade on a host stays the
# one: a second component there would only save the new release.
set -eu
folder=$OPENMLDB_HOME-backup-${FROM:?}-${STEPWISE_UPGRADE:?}
for name in $(folders_of "${COMPONENT:?}"); do
  [ ! -f "$folder/$name.sha256" ] || continue
  rm -rf "${folder:?}/$name"
  mkdir -p "$folder"
  cp -Rp "$OPENMLDB_HOME/$name" "$folder/$name"
  list_of "$folder/$name" >"$folder/$name.part"
  mv "$folder/$name.part" "$folder/$name.sha256"
done
fact BACKUP_DIR "$folder"
say "The files of release $FROM are kept in $folder"
