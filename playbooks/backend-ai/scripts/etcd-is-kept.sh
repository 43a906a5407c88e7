#!/bin/sh
set -eu
file=$(kept_folder)/etcd.json
[ -s "$file" ] || no "Expected what etcd knows in $file, but it is missing or empty"
[ "${ETCD_BACKUP:-}" != "$file" ] || [ "$(sha256_of "$file")" = "$ETCD_SHA256" ] || no "Expected $file to be as it was made, but it has changed"
grep -q '"config"' "$file" || no "Expected the key config in $file, but it is not there"
[ "$(tr -d '[:space:]' <"$file" | sed 's/^{.*}$/whole/')" = whole ] || no "Expected $file to be JSON to its end, but it is not"
say "What etcd knows is kept in $file"
