#!/bin/sh
set -eu
copy=$(kept "${CONFIGURATION_BACKUP:-}" before-upgrade)
for folder in deepops-config kamonohashi-conf; do
  require_whole_copy "$copy/$folder"
done
[ -s "$copy/kamonohashi-conf/settings.yml" ] || no "Expected settings.yml in the copy $copy/kamonohashi-conf, but it is missing or empty"
for file in archives tools.commit deepops.commit tools.patch deepops.patch; do
  [ -f "$copy/$file" ] || no "Expected $copy/$file, but it is missing"
done
say "The copy of the configuration in $copy is whole"
