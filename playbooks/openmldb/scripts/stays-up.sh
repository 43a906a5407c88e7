#!/bin/sh
# taskmanager can end seconds after start.sh called its start a success.
set -eu
require_running "${COMPONENT:?}" "${TO:?}" >/dev/null
before=$(processes_of "$COMPONENT")
sleep "${START_PATIENCE:?}"
after=$(processes_of "$COMPONENT")
[ "$before" = "$after" ] || no "Expected $COMPONENT to stay up as process $before but after $START_PATIENCE s it was ${after:-gone}"
require_ready "$COMPONENT"
say "$COMPONENT runs release $TO and has stayed up"
