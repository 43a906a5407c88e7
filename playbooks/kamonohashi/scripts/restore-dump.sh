#!/bin/sh
set -eu
require_app_stopped
notes_folder
touch "$NOTES/restore.begun"
restore_database "${RESTORE_DUMP:?}"
tenant_count | keep_as "$NOTES/tenants.restored"
