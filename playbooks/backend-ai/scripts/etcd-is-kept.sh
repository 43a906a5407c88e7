#!/bin/sh
set -eu
file=${BACKUP_DIR:?}/${STEPWISE_UPGRADE:?}/${FROM:?}/etcd.json
[ -s "$file" ] || no "Expected what etcd knows in $file, but it is missing or empty"
[ -z "${ETCD_SHA256:-}" ] || [ "$(sha256_of "$file")" = "$ETCD_SHA256" ] || no "Expected $file to be as it was made, but it has changed"
grep -q '"config"' "$file" || no "Expected the key config in $file, but it is not there"
"$(link_of manager)/bin/python" -c 'import json, sys; json.load(open(sys.argv[1]))' "$file" 2>/dev/null || no "Expected $file to be JSON to its end, but it is not"
say "What etcd knows is kept in $file"
