#!/bin/sh
set -eu
folder=$(fetched_dir)
[ -f "$folder/list" ] || no "Expected the new SDK in $folder, but it is not there"
set -- "$folder/openmldb-${TO:?}"-*.whl
[ -f "$1" ] || no "Expected a wheel of openmldb $TO in $folder, but there is none"
found=$(tree_of "$folder" | grep -v ' \./list$') || found=
[ "$found" = "$(cat "$folder/list")" ] || no "Expected the files in $folder to be those that were fetched, but they differ"
say "openmldb $TO is in $folder"
