#!/bin/sh
# The users' data on the storage host: copied, or secured by the site's own hook.
set -eu
notes_folder
data=$(real_folder "${KQI_HOME:?}/nfs")
if [ ! -f "$NOTES/nfs.count" ]; then
  if [ "${STORAGE_BACKUP:?}" = hook ]; then
    "${STORAGE_BACKUP_HOOK:?}" backup "$data" "${STEPWISE_UPGRADE:?}"
  else
    needed=$(as_root du -sk "$data" | cut -f 1)
    mkdir -p "${STORAGE_BACKUP_DIR:?}"
    free=$(free_kib "$STORAGE_BACKUP_DIR")
    [ "$free" -gt "$needed" ] || no "Expected $needed KiB free in $STORAGE_BACKUP_DIR for a copy of $data, but there are $free; use STORAGE_BACKUP: hook for a snapshot"
    copy=$STORAGE_BACKUP_DIR/nfs-${STEPWISE_UPGRADE:?}-${FROM:?}
    as_root rm -rf "$copy.part"
    as_root rm -rf "$copy"
    as_root cp -Rp "$data" "$copy.part"
    as_root mv "$copy.part" "$copy"
  fi
  count_files "$data" | keep_as "$NOTES/nfs.count"
fi
fact FILES_COUNT "$(cat "$NOTES/nfs.count")"
say "The files of $data are secured: $(cat "$NOTES/nfs.count") (files, bytes)"
