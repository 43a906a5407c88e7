#!/bin/sh
set -eu
script=$(upgrade_script)
[ ! -f "$script.delivered" ] || { mv "$script.delivered" "$script" && chmod --reference="${PACKAGE_COPY:?}/upgrade_package" "$script" 2>/dev/null; } || true
say "The upgrade script is as it was delivered"
