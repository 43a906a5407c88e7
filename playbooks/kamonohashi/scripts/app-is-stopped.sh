#!/bin/sh
set -eu
require_app_stopped
! quietly api_version || [ -z "$(api_version)" ] || no "Expected the version API to be silent, but it answers"
require_migration "${FROM_MIGRATION:?}"
say "The web application is stopped, and the database still answers"
