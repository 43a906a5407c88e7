#!/bin/sh
set -eu
folder=$(fetched_dir)
for place in "$folder" "$folder.part"; do
  [ ! -e "$place" ] || no "Expected $place to be gone, but it is still there"
done
say "What was fetched is gone"
