#!/bin/sh
# From 4.x on the deploy tool must not run as root. Only what the tools write is given to the deploy user: the
# manual's chown -R would also take the database's and the users' files on a single node.
set -eu
keep_configuration owner
[ -f "$NOTES/owners" ] || owners_of_tools | keep_as "$NOTES/owners"
tool_folders | while read -r folder; do
  as_root chown -R "${DEPLOY_USER:?}" "$folder"
done
inventory=$DEPLOY_TOOLS/deepops/config/inventory
sed "s/^ansible_user=.*/ansible_user=$DEPLOY_USER/" "$inventory" | keep_mode "$inventory"
