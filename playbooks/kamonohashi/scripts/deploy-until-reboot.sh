#!/bin/sh
# On a single node the driver's installation restarts the very host that deploys; deploy all is then run again.
set -eu
notes_folder
touch "$NOTES/${STEP_KEPT:?}.begun"
[ -s "$NOTES/$STEP_KEPT.boot" ] || keep_as "$NOTES/$STEP_KEPT.boot" <"${BOOT_ID_FILE:?}"
if ! has_rebooted_since "$NOTES/$STEP_KEPT.boot" && ! new_release_stands_quietly; then
  deploy_tool_with_ansible "${ADMIN_PASSWORD:?}" deploy all || true
fi
