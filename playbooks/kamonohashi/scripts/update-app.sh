#!/bin/sh
# Starting the new release is the migration of the database: the application migrates when it starts.
set -eu
note_app
deploy_tool update app </dev/null
start_new_app
