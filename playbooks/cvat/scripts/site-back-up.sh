#!/bin/sh
set -eu
backup_hook create || no "Expected $BACKUP_HOOK create to end with 0, but it did not"
