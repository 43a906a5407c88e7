#!/bin/sh
set -eu
# The old images, where a name such as "latest" means another one by now.
while read -r name id; do
  [ "$(docker image inspect --format '{{.Id}}' "$name" 2>/dev/null)" = "$id" ] || docker tag "$id" "$name" 2>&1 || say "docker tag ended with $?"
done <"${BASELINE:?}/image-ids"
compose up --no-start 2>&1 || say "compose up --no-start ended with $?"
[ "${DATABASE_RUNS:-no}" = no ] || compose up -d --no-deps cvat_db 2>&1 || say "compose up cvat_db ended with $?"
