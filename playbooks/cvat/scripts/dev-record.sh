#!/bin/sh
set -eu
edited=$(checkout_git status --porcelain --untracked-files=no | sed 's/^...//' | tr '\n' ' ')
[ -z "$edited" ] || no "Expected no edits in $CVAT_DIR, but these files differ: $edited. Commit or stash them first"
folder=$(notes_dir)
mkdir -p "$folder"
if [ ! -f "$folder/counts" ]; then
  checkout_git rev-parse --abbrev-ref HEAD >"$folder/branch"
  checkout_git rev-parse HEAD >"$folder/commit"
  dev_counts >"$folder/counts.part"
  [ -s "$folder/counts.part" ] || no "Expected CVAT to count its rows, but manage.py did not answer"
  mv "$folder/counts.part" "$folder/counts"
fi
fact OLD_COMMIT "$(cat "$folder/commit")"
fact OLD_BRANCH "$(cat "$folder/branch")"
cat "$folder/counts"
