#!/bin/sh
set -eu
require_pods
require_app_version "${FROM:?}"
require_migration "${FROM_MIGRATION:?}"
say "KAMONOHASHI $FROM runs"
