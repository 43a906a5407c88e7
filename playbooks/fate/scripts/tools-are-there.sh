#!/bin/sh
# Everything that the upgrade will call, before anything is touched.
set -eu
for tool in bash lsof tar gzip sha256sum awk; do
  command -v "$tool" >/dev/null || no "Expected $tool on this host, but it is missing"
done
"$(python_of_fate)" -c 'import ast, json' || no "Expected Python 3 at $(python_of_fate), but it does not run"
[ -d "$FLOW_HOME" ] || no "Expected FATE Flow in $FLOW_HOME, but it is not there"
[ -f "$CONF" ] || no "Expected the configuration $CONF, but it is not there"
[ -w "${FATE_ROOT:?}" ] || no "Expected to be allowed to rename folders in $FATE_ROOT, but this user may not write there"
case ${DEPLOY_METHOD:?} in
  allinone) script=$FLOW_HOME/service.sh ;;
  *) script=${SUPERVISOR_ROOT:?}/service.sh ;;
esac
[ -f "$script" ] || no "Expected the service script $script, but it is not there"
needed=$(($(du -sk "$PYTHON_HOME" | cut -f 1) * 2))
free=$(free_kilobytes "$FATE_ROOT")
[ "$free" -gt "$needed" ] || no "Expected $needed KiB free in $FATE_ROOT, but there are $free"
found=$(release_of_code "$PYTHON_HOME")
[ "$found" = "${FROM:?}" ] || no "Expected the code in $PYTHON_HOME to be release $FROM, but it is '${found:-unknown}'"
say "Everything that the upgrade needs is on this host"
