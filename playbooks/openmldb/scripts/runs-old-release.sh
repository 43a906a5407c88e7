#!/bin/sh
set -eu
require_running "${COMPONENT:?}" "${FROM:?}"
require_ready "$COMPONENT"
