#!/bin/sh
set -eu
require_running "${COMPONENT:?}" "${TO:?}"
require_ready "$COMPONENT"
