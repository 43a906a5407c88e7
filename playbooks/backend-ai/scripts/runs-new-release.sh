#!/bin/sh
set -eu
expect_running "${COMPONENT:?}" "${TO:?}"
say "$COMPONENT runs as release $TO"
