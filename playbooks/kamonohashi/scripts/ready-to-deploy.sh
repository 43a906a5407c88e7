#!/bin/sh
set -eu
require_checked_out "${TO_TOOL:?}" "${TO_DEEPOPS:?}" "${TO:?}"
for file in deepops/config/inventory kamonohashi/conf/settings.yml; do
  [ -s "$DEPLOY_TOOLS/$file" ] || no "Expected $DEPLOY_TOOLS/$file, but it is missing or empty"
done
[ "${TO%%.*}" = 2 ] || [ -s "$DEPLOY_TOOLS/deepops/config/settings.yml" ] || no "Expected $DEPLOY_TOOLS/deepops/config/settings.yml, but it is missing or empty"
quietly command -v ansible-playbook || no "Expected ansible-playbook on this host, but it is not installed"
[ -n "${ADMIN_PASSWORD:-}" ] || no "Expected ADMIN_PASSWORD, but it is empty"
say "The deploy tool $TO_TOOL is ready to deploy"
