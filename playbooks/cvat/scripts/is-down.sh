#!/bin/sh
set -eu
left=$(containers)
[ -z "$left" ] || no "Expected no container of ${PROJECT:?}, but these are there: $(say "$left" | cut -d ' ' -f 1 | tr '\n' ' ')"
while IFS= read -r volume; do
  docker volume inspect "$volume" >/dev/null 2>&1 || no "Expected the volume $volume to be there still, but it is gone; its copy is in ${BACKUP_DIR:-the backup folder}"
done <"${BASELINE:?}/volumes"
say "The containers of $PROJECT are gone and all volumes are there"
