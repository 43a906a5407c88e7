#!/bin/sh
set -eu
[ -s "$NOTES/nfs.count" ] || no "Expected a finished backup of ${KQI_HOME:?}/nfs, but it is not noted in $NOTES"
if [ "${STORAGE_BACKUP:?}" = hook ]; then
  "${STORAGE_BACKUP_HOOK:?}" verify "$KQI_HOME/nfs" "${STEPWISE_UPGRADE:?}" || no "Expected the hook $STORAGE_BACKUP_HOOK to verify its backup, but it did not"
else
  copy=${STORAGE_BACKUP_DIR:?}/nfs-${STEPWISE_UPGRADE:?}-${FROM:?}
  [ -d "$copy" ] || no "Expected the copy $copy, but it is not there"
  [ "$(count_files "$copy")" = "$(cat "$NOTES/nfs.count")" ] || no "Expected $copy to hold $(cat "$NOTES/nfs.count") (files, bytes), but it holds $(count_files "$copy")"
fi
say "The backup of the files is whole: $(cat "$NOTES/nfs.count") (files, bytes)"
