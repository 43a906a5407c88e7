#!/bin/sh
# Every setting of the site is in the new configuration, and the old one is in an archive.
set -eu
kept=$NOTES/before-verup
config=$DEPLOY_TOOLS/deepops/config
[ -f "$kept/archives" ] || no "Expected a copy of the configuration from before, but there is none"
require_new_configuration verup
cmp -s "$config/inventory" "$kept/deepops-config/inventory" || no "Expected deepops/config/inventory to be as before, but it differs"
cmp -s "$DEPLOY_TOOLS/kamonohashi/conf/settings.yml" "$kept/kamonohashi-conf/settings.yml" || no "Expected kamonohashi/conf/settings.yml to be as before, but it differs"
[ -s "$config/settings.yml" ] || no "Expected deepops/config/settings.yml, but it is missing or empty"
if [ "${FROM%%.*}" = 2 ]; then
  new=$(top_keys "$config/settings.yml")
  for file in all k8s-cluster; do
    defaults=$(top_keys "$DEPLOY_TOOLS/files/deepops/${FROM_DEEPOPS:?}/$file.yml")
    top_keys "$kept/deepops-config/group_vars/$file.yml" | while read -r line; do
      say "$defaults" | grep -qxF -e "$line" || say "$new" | grep -q "^${line%%:*}:" || no "Expected the site's own setting ${line%%:*} of group_vars/$file.yml in deepops/config/settings.yml, but it is not there"
    done
  done
  twice=$(say "$new" | cut -d : -f 1 | LC_ALL=C sort | uniq -d)
  [ -z "$twice" ] || no "Expected each setting once in deepops/config/settings.yml, but these are there twice: $twice"
else
  cmp -s "$config/settings.yml" "$kept/deepops-config/settings.yml" || no "Expected deepops/config/settings.yml to be carried over, but it differs"
fi
say "The site's settings are carried over, and the old ones are archived"
