#!/bin/sh
set -eu
folder=${STATE_DIR:?}/package-${STEPWISE_UPGRADE:?}
[ -s "$folder/upgrade_package/upgrade_script.sh" ] || no "Expected upgrade_script.sh in $folder/upgrade_package, but it is missing or empty"
mode=$(find "$folder" -prune -perm 700)
[ -n "$mode" ] || no "Expected only this user to be able to read $folder, but others can too"
package=$(find "$folder/upgrade_package" -name '*.tar.gz' | head -n 1)
[ -n "$package" ] || no "Expected a package with FATE's code in $folder/upgrade_package, but there is none"
find "$folder/upgrade_package" -name '*.tar.gz' | while read -r package; do
  tar -tzf "$package" >/dev/null || no "Expected to read $package to its end, but tar cannot"
done
[ -x "$folder/bin/sh" ] || no "Expected $folder/bin/sh, but it is missing"
say "The package is unpacked, and its code can be read"
