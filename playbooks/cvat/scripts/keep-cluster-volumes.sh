#!/bin/sh
set -eu
name=$(backup_name)
fact VOLUME_BACKUP "$name"
volume_hook create "$name" || say "$VOLUME_HOOK create $name ended with $?"
