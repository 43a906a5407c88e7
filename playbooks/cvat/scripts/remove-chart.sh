#!/bin/sh
set -eu
place=$(staged_chart)
rm -rf "$place" "$place.part" "$place.source"
