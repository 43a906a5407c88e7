#!/bin/sh
set -eu
for volume in $(kept_volumes "${BACKUP_DIR:?}"); do
  if [ "${POSTGRES_CHANGES:-no}" = yes ] && [ "$volume" = "$(database_volume)" ]; then
    require_counts "$BACKUP_DIR/counts"
  else
    require_refilled "$BACKUP_DIR" "$volume"
  fi
done
for volume in $(volumes); do
  grep -qx "$volume" "$BACKUP_DIR/volumes" || no "Expected no volume that ${FROM:?} did not have, but $volume is there"
done
if [ "${POSTGRES_CHANGES:-no}" = no ]; then
  left=$(containers)
  [ -z "$left" ] || no "Expected the containers of ${TO:?} to be gone, but these are there: $(say "$left" | cut -d ' ' -f 1 | tr '\n' ' ')"
fi
say "Every volume is as it was before ${TO:?} was started"
