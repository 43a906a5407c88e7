#!/bin/sh
# Notes the commit, the branch and how many of what.
set -eu
folder=$(backup_dir)
mkdir -p "$folder"
if [ ! -f "$folder/counts" ]; then
  checkout_git rev-parse HEAD >"$folder/commit"
  checkout_git symbolic-ref --quiet --short HEAD >"$folder/branch" || cp "$folder/commit" "$folder/branch"
  checkout_counts >"$folder/counts.part"
  mv "$folder/counts.part" "$folder/counts"
fi
fact BASELINE "$folder"
fact OLD_COMMIT "$(cat "$folder/commit")"
fact OLD_BRANCH "$(cat "$folder/branch")"
say "Commit $(cat "$folder/commit"), $(cat "$folder/branch")"
sed 's/^/rows of /' "$folder/counts"
