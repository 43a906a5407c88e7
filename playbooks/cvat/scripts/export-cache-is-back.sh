#!/bin/sh
set -eu
place=$(mountpoint_of "${PROJECT:?}_cvat_data")
wanted=$(grep '/export_cache/' "${BACKUP_DIR:?}/${PROJECT}_cvat_data.files") || wanted=
found=$(tree_of "$place" | grep '/export_cache/') || found=
[ "$wanted" = "$found" ] || no "Expected the legacy export cache as it was kept, but it differs"
say "The legacy export cache is as it was"
