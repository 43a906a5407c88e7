#!/bin/sh
# The package is the one that was meant, and can be read to its end.
set -eu
package=${PACKAGE_DIR:?}/upgrade_1_4_0-1_4_4.tar.gz
[ -s "$package" ] || no "Expected the package $package, but it is missing or empty"
wanted=${PACKAGE_SHA256:-}
[ -n "$wanted" ] || wanted=$(cut -d ' ' -f 1 "$package.sha256" 2>/dev/null) || no "Expected the parameter PACKAGE_SHA256 or the file $package.sha256, but there is neither"
found=$(sha256sum <"$package" | cut -d ' ' -f 1)
[ "$found" = "$wanted" ] || no "Expected $package to have the SHA-256 $wanted, but it has $found"
tar -tzf "$package" >/dev/null || no "Expected to read $package to its end, but tar cannot"
say "The package is whole"
