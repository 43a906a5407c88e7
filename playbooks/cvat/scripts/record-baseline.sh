#!/bin/sh
# Notes how CVAT is before anything is changed: how many of what, and what it is made of.
set -eu
folder=$(backup_dir)
mkdir -p "$folder"
if [ ! -f "$folder/counts" ]; then
  counts >"$folder/counts.part"
  volumes >"$folder/volumes"
  compose config 2>/dev/null | sed -n 's/^ *image: *//p' | sort -u >"$folder/images"
  inspect_containers '{{.Config.Image}} {{.Image}}' | sort -u >"$folder/image-ids"
  mv "$folder/counts.part" "$folder/counts"
fi
fact BASELINE "$folder"
sed 's/^/rows of /' "$folder/counts"
say "Volumes: $(tr '\n' ' ' <"$folder/volumes")"
