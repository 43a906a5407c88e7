#!/bin/sh
# Removes what this upgrade unpacked. It never held the password; packages that somebody made by hand
# after the manual do.
set -eu
folder=${STATE_DIR:?}/package-${STEPWISE_UPGRADE:?}
find "$folder/upgrade_package" -maxdepth 1 -type d \( -name 'python_*' -o -name '*flow_*' \) 2>/dev/null | while read -r copy; do
  no "Expected no copy of old code in the package, but $copy is one; move it to a safe place first"
done
rm -rf "$folder.part" "$folder"
for file in "${HOME:-/nowhere}/upgrade_package_new.tar.gz" "${HOME:-/nowhere}/upgrade_package"; do
  [ ! -e "$file" ] || say "Look at $file: it was not made by this upgrade, and may hold the password of MySQL"
done
say "Removed $folder"
