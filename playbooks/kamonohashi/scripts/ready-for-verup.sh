#!/bin/sh
# Run twice, the tool of 3.x compares new defaults with old ones and spoils settings.yml.
set -eu
require_checked_out "${TO_TOOL:?}" "${TO_DEEPOPS:?}" "${TO:?}"
[ ! -f "$NOTES/before-verup/archives" ] || require_configuration_back verup
for file in deepops/config/inventory kamonohashi/conf/settings.yml; do
  [ -s "$DEPLOY_TOOLS/$file" ] || no "Expected $DEPLOY_TOOLS/$file, but it is missing or empty"
done
if [ "${FROM%%.*}" = 2 ]; then
  [ ! -e "$DEPLOY_TOOLS/deepops/config/settings.yml" ] || no "Expected no deepops/config/settings.yml before configure verup, but it is there: configure was run already, and a second time would spoil it"
  for file in all k8s-cluster; do
    [ -s "$DEPLOY_TOOLS/deepops/config/group_vars/$file.yml" ] || no "Expected $DEPLOY_TOOLS/deepops/config/group_vars/$file.yml, but it is missing or empty"
  done
  python3 -c 'import yaml' 2>/dev/null || no "Expected python3 with yaml, which configure verup needs, but it is not there"
else
  [ -s "$DEPLOY_TOOLS/deepops/config/settings.yml" ] || no "Expected $DEPLOY_TOOLS/deepops/config/settings.yml, but it is missing or empty"
fi
say "The configuration can be carried over"
