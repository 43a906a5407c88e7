#!/bin/sh
# MinIO of 3.2.0 and later takes its password by another name; update app does not write it.
set -eu
notes_folder
[ -f "$NOTES/credentials.revision" ] || release_revision kamonohashi-credentials | keep_as "$NOTES/credentials.revision"
deploy_tool credentials storage
