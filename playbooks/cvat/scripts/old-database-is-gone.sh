#!/bin/sh
set -eu
volume=$(database_volume)
! docker volume inspect "$volume" >/dev/null 2>&1 || no "Expected the volume $volume to be gone, but it is still there"
device=$(cat "${BACKUP_DIR:?}/$volume.device" 2>/dev/null) || device=
[ -z "$device" ] || [ -z "$(ls -A "$device")" ] || no "Expected the folder $device, to which the volume $volume was bound, to be empty, but it is not"
say "The volume $volume is gone"
