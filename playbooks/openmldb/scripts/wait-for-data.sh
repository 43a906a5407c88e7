#!/bin/sh
# auto_failover has the tablet load its partitions again; nobody tells when it is done.
set -eu
within "${LOAD_PATIENCE:?}" quietly require_loaded "${ROLLED_TABLET_ENDPOINT:?}" || true
require_loaded "$ROLLED_TABLET_ENDPOINT"
