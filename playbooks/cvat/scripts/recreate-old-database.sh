#!/bin/sh
set -eu
volume=$(database_volume)
docker volume inspect "$volume" >/dev/null 2>&1 ||
  docker volume create --label "com.docker.compose.project=${PROJECT:?}" --label com.docker.compose.volume=cvat_db "$volume" >/dev/null
refill_volume "${BACKUP_DIR:?}" "$volume"
say "The volume $volume holds the old files again"
