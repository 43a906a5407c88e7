#!/bin/sh
set -eu
place=$(notes_dir)/source-${TO:?}
rm -rf "$place" "$place.part"
say "The fetched chart is gone"
