#!/bin/sh
set -eu
others=$(owners_of_tools | awk -v user="${DEPLOY_USER:?}" '$1 != user' | head -n 3)
[ -z "$others" ] || no "Expected the deploy tools and their logs to belong to $DEPLOY_USER, but: $others"
found=$(sed -n 's/^ansible_user=//p' "$DEPLOY_TOOLS/deepops/config/inventory")
[ "$found" = "$DEPLOY_USER" ] || no "Expected ansible_user=$DEPLOY_USER in deepops/config/inventory, but it is '${found:-missing}'"
say "The deploy tools belong to $DEPLOY_USER, who is also Ansible's user"
