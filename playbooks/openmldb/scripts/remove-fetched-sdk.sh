#!/bin/sh
set -eu
folder=$(fetched_dir)
rm -rf "$folder" "$folder.part" "$folder.part.list"
say "What was fetched is gone"
