#!/bin/sh
# What manage.py of CVAT answers, in a pod and in a checkout. Sourced with root, site, release and faults set.
# shellcheck disable=SC2154 # root, site, release and faults are the caller's
put() { echo "$2" >"$root/new" && mv "$root/new" "$1"; } # whole or not at all
manage() {
  case "$*" in
    *'migrate --check') [ "$(cat "$site/database/schema")" = "$release" ] ;;
    *' migrate --noinput') [ -e "$faults/migrate-does-nothing" ] || put "$site/database/schema" "$release" ;;
    *' shell -c '*) cat "$site/database/counts" ;;
    *cleanuplegacyexportcache) [ -e "$faults/cleanup-does-nothing" ] || find "$site/data" -type d -name export_cache -prune -exec rm -rf {} + ;;
    *) echo "Unknown command: $*" >&2; return 1 ;;
  esac
}
