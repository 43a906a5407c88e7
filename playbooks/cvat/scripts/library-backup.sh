#!/bin/sh
# Copies of volumes, made while nothing writes to them, and put back into emptied volumes.

backup_dir() { say "${BACKUPS:?}/cvat-${FROM:?}-${STEPWISE_UPGRADE:?}"; }

# Keeps a volume: the archive, and what is in it. What is there already from this upgrade stays.
keep_volume() (
  folder=$1 volume=$2
  [ ! -f "$folder/$volume.sha256" ] || exit 0
  place=$(mountpoint_of "$volume") || exit
  device=$(device_of "$volume") || exit
  [ -z "$device" ] || say "$device" >"$folder/$volume.device"
  tree_of "$place" >"$folder/$volume.files"
  tar -C "$place" -czf "$folder/$volume.tar.gz.part" .
  # Docker starts stopped containers again when it is started, as after a boot.
  list=$(running) || exit
  [ -z "$list" ] || no "Expected nothing to run while the volume $volume was copied, but these do: $(say "$list" | tr '\n' ' '). Stop them and try again"
  mv "$folder/$volume.tar.gz.part" "$folder/$volume.tar.gz"
  (cd "$folder" && sha256sum "$volume.tar.gz") >"$folder/$volume.sha256.part"
  mv "$folder/$volume.sha256.part" "$folder/$volume.sha256"
)

require_kept() (
  folder=$1 volume=$2
  [ -f "$folder/$volume.sha256" ] || no "Expected a copy of the volume $volume in $folder, but there is none"
  (cd "$folder" && sha256sum -c "$volume.sha256") >/dev/null 2>&1 || no "Expected $folder/$volume.tar.gz to have the SHA-256 that was noted, but it differs"
  listed=$(tar -tzf "$folder/$volume.tar.gz" | grep -vc '/$') || listed=0
  wanted=$(grep -c . "$folder/$volume.files") || wanted=0
  [ "$listed" -ge "$wanted" ] || no "Expected $folder/$volume.tar.gz to hold $wanted files, but it holds $listed"
)

# Empties a volume and fills it from its copy, unless it is so already.
refill_volume() (
  folder=$1 volume=$2
  place=$(mountpoint_of "$volume") || exit
  [ "$(tree_of "$place")" != "$(cat "$folder/$volume.files")" ] || exit 0
  find "$place" -mindepth 1 -maxdepth 1 -exec rm -rf {} +
  tar -C "$place" -xpzf "$folder/$volume.tar.gz"
)

require_refilled() (
  place=$(mountpoint_of "$2") || exit
  [ "$(tree_of "$place")" = "$(cat "$1/$2.files")" ] || no "Expected the volume $2 to hold the files of its copy in $1, but they differ"
)

kept_volumes() { cat "${1:?}/volumes"; }
