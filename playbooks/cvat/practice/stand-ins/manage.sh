#!/bin/sh
# What manage.py of CVAT answers, in a pod and in a checkout. Sourced with site, release and faults set.
# shellcheck disable=SC2154 # site, release and faults are the caller's
manage() {
  case "$*" in
    *'migrate --check') [ "$(cat "$site/database/schema")" = "$release" ] ;;
    *' migrate --noinput') [ -e "$faults/migrate-does-nothing" ] || echo "$release" >"$site/database/schema" ;;
    *' shell -c '*) cat "$site/database/counts" ;;
    *cleanuplegacyexportcache) [ -e "$faults/cleanup-does-nothing" ] || find "$site/data" -type d -name export_cache -prune -exec rm -rf {} + ;;
    *) echo "Unknown command: $*" >&2; return 1 ;;
  esac
}
