#!/bin/sh
set -eu
said=$(backup_hook compare 2>&1) || no "Expected $BACKUP_HOOK to find what was kept in place, but it said: $(say "$said" | tail -n 1)"
say "What was kept is in place again"
