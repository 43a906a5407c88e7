#!/bin/sh
# FATE Flow's server. Both service scripts say success, and exit 0, whatever happened; so the ports
# are looked at. Both are written for bash and break in the middle under another shell.

# Process ids that listen on a port.
listeners() (
  command -v lsof >/dev/null || unclear "Expected lsof on this host, as FATE's own service.sh does, but it is missing"
  { lsof -nP -i ":$1" 2>/dev/null || true; } | awk '/LISTEN/ { print $2 }' | sort -u | tr '\n' ' '
)

# What listens on the two ports: stopped, running <pid>, or what is odd about it.
flow() (
  http=$(listeners "${FLOW_HTTP_PORT:?}")
  grpc=$(listeners "${FLOW_GRPC_PORT:?}")
  case "${http:+h}${grpc:+g}" in
    '') say stopped ;;
    hg)
      if [ "$http" = "$grpc" ] && [ "$(say "$http" | wc -w)" = 1 ]; then
        say "running ${http% }"
      else
        say "odd: process $http listens on $FLOW_HTTP_PORT, but $grpc on $FLOW_GRPC_PORT"
      fi
      ;;
    h) say "odd: process $http listens on $FLOW_HTTP_PORT, but none on $FLOW_GRPC_PORT" ;;
    g) say "odd: process $grpc listens on $FLOW_GRPC_PORT, but none on $FLOW_HTTP_PORT" ;;
  esac
)

flow_is_stopped() { [ "$(flow)" = stopped ]; }

flow_runs() {
  case $(flow) in
    running*) ;;
    *) return 1 ;;
  esac
}

# Where FATE Flow's own service script is, be it in a copy of the old code.
folder_with_service() (
  for folder in "${FLOW_SERVICE:+${FLOW_SERVICE%/*}}" "$FLOW_HOME" "$FATE_ROOT"/python_*/fate_flow "$PYTHON_HOME"/fate_flow_* "$PYTHON_HOME"/flow_*; do
    [ ! -f "$folder/service.sh" ] || { say "$folder"; exit 0; }
  done
  no "Expected service.sh in $FLOW_HOME, but it is not there"
)

# The service script of the way in which FATE is deployed: start, stop or status
flow_service() (
  case ${DEPLOY_METHOD:?} in
    allinone)
      place=$FLOW_HOME
      [ -z "${FLOW_SERVICE:-}" ] || place=${FLOW_SERVICE%/*}
      # An upgrade that broke off may have moved it away.
      [ "$1" = start ] || place=$(folder_with_service)
      cd "$place" || no "Expected the folder $place, but it is not there"
      set -- "$1"
      ;;
    ansible)
      cd "${SUPERVISOR_ROOT:?}" || no "Expected the folder $SUPERVISOR_ROOT, but it is not there"
      set -- "$1" fate-fateflow
      ;;
    *) unclear "Expected to be deployed as allinone or ansible, but got '$DEPLOY_METHOD'" ;;
  esac
  # What it starts must not hold our output open.
  log=$(mktemp)
  code=0
  umask "$USUAL_UMASK"
  bash ./service.sh "$@" </dev/null >"$log" 2>&1 3>&- || code=$?
  cat "$log"
  rm -f "$log"
  say "service.sh $* ended with $code"
)

stop_flow() {
  flow_service stop
  within "${STOP_PATIENCE:?}" flow_is_stopped || no "Expected FATE Flow to be stopped within $STOP_PATIENCE s of service.sh stop, but it is $(flow). Nothing was killed: look at it, end it by hand, then retry"
}

start_flow() {
  ! flow_runs || { say "FATE Flow is already $(flow)"; return 0; }
  flow_service start
  within "${START_PATIENCE:?}" flow_runs || no "Expected FATE Flow to listen on $FLOW_HTTP_PORT and $FLOW_GRPC_PORT within $START_PATIENCE s, but it is $(flow); see $PYTHON_HOME/logs/error.log"
}

# supervisord starts again by itself what it has not been told to stop.
supervisor_lets_it_stop() {
  [ "${DEPLOY_METHOD:?}" = ansible ] || return 0
  [ -f "${SUPERVISOR_ROOT:?}/service.sh" ] || return 0
  case $(flow_service status) in
    *RUNNING* | *STARTING* | *BACKOFF*) return 1 ;;
  esac
}
