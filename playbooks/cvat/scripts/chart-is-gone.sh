#!/bin/sh
set -eu
place=$(staged_chart)
for one in "$place" "$place.part" "$place.source"; do
  [ ! -e "$one" ] || no "Expected nothing at $one, but it is there"
done
say "The fetched chart is gone"
