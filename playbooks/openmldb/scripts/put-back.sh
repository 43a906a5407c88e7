#!/bin/sh
set -eu
for name in $(folders_of "${COMPONENT:?}"); do
  put_folder "${BACKUP_DIR:?}/$name" "$name"
done
say "The files of release ${FROM:?} are back"
