#!/bin/sh
# The package is there, is what its maker published, and fits.
set -eu
package=${PACKAGE_DIR:?}/openmldb-${TO:?}-linux.tar.gz
[ -f "$package" ] || no "Expected the package of release $TO at $package, but it is not there"
wanted=${PACKAGE_SHA256:-}
if [ -z "$wanted" ] && [ -f "$package.sha256" ]; then
  wanted=$(cut -d ' ' -f 1 "$package.sha256")
fi
[ -n "$wanted" ] || no "Expected the parameter PACKAGE_SHA256 or the file $package.sha256 to say the package's SHA-256, but there is neither"
found=$(sha256sum "$package" | cut -d ' ' -f 1)
[ "$found" = "$wanted" ] || no "Expected $package to have the SHA-256 $wanted, but it has $found"
! tar -tzf "$package" | grep -qE '^/|(^|/)\.\.(/|$)' || no "Expected $package to stay within its own folder, but it holds a path that does not"
size=$(du -k "$package" | cut -f 1)
free=$(df -Pk "$(dirname "$OPENMLDB_HOME")" | awk 'NR == 2 { print $4 }')
[ "$free" -ge $((size * 6)) ] || no "Expected $((size * 6)) KiB free beside $OPENMLDB_HOME for the new release and the backup, but there are $free"
say "$package is whole"
