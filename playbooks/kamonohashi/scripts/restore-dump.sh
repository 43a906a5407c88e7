#!/bin/sh
set -eu
require_app_stopped
restore_database "${RESTORE_DUMP:?}"
tenant_count | keep_as "$NOTES/tenants.restored"
