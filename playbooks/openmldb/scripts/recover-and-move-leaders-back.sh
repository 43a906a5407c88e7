#!/bin/sh
# Without auto_failover a tablet that was restarted has nothing loaded.
set -eu
[ "${AUTO_FAILOVER:?}" = true ] || operation_tool --cmd=recoverdata
within "${LOAD_PATIENCE:?}" quietly require_loaded "${ROLLED_TABLET_ENDPOINT:?}" || true
require_loaded "$ROLLED_TABLET_ENDPOINT"
move_leaders_back
