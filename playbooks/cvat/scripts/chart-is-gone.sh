#!/bin/sh
set -eu
place=$(notes_dir)/source-${TO:?}
[ ! -e "$place" ] || no "Expected $place to be gone, but it is still there"
say "The fetched chart is gone"
