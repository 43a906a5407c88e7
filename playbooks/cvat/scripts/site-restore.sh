#!/bin/sh
set -eu
backup_hook restore || no "Expected $BACKUP_HOOK restore to end with 0, but it did not"
