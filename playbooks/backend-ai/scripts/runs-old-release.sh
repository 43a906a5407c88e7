#!/bin/sh
set -eu
expect_running "${COMPONENT:?}" "${FROM:?}"
say "$COMPONENT runs as release $FROM"
