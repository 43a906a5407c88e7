#!/bin/sh
# Every volume, also those that the manual's guide leaves out (keys, logs, caches).
set -eu
folder=$(backup_dir)
mkdir -p "$folder"
chmod 700 "$folder"
volumes >"$folder/volumes.part"
[ -s "$folder/volumes.part" ] || no "Expected volumes of the project ${PROJECT:?}, but there are none"
mv "$folder/volumes.part" "$folder/volumes"
needed=0
for volume in $(kept_volumes "$folder"); do
  place=$(mountpoint_of "$volume")
  [ -f "$folder/$volume.sha256" ] || needed=$((needed + $(du -sk "$place" | cut -f 1)))
done
free=$(df -Pk "$folder" | awk 'NR == 2 { print $4 }')
[ "$free" -gt "$needed" ] || no "Expected $needed KiB free in $folder for the copies of the volumes, but there are $free"
for volume in $(kept_volumes "$folder"); do
  keep_volume "$folder" "$volume"
  say "$volume is kept in $folder/$volume.tar.gz"
done
fact BACKUP_DIR "$folder"
