#!/bin/sh
set -eu
volume=$(database_volume)
set -- --label "com.docker.compose.project=${PROJECT:?}" --label com.docker.compose.volume=cvat_db
device=$(cat "${BACKUP_DIR:?}/$volume.device" 2>/dev/null) || device=
[ -z "$device" ] || set -- "$@" --driver local --opt type=none --opt o=bind --opt "device=$device"
docker volume inspect "$volume" >/dev/null 2>&1 || docker volume create "$@" "$volume" >/dev/null
refill_volume "${BACKUP_DIR:?}" "$volume"
say "The volume $volume holds the old files again"
