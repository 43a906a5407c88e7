#!/bin/sh
set -eu
said=$(backup_hook check 2>&1) || no "Expected $BACKUP_HOOK to find the backup whole, but it said: $(say "$said" | tail -n 1)"
say "The site's backup cvat-${FROM:?}-${STEPWISE_UPGRADE:?} is whole, says $BACKUP_HOOK"
