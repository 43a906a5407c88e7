# Runs one read-only script in a process group of its own, and leaves nobody behind: the group is
# ended when its time is over, and when the script itself has ended.
# probe SECONDS EXPORTS: the script comes on file descriptor 3; its exit code is the answer.
probe() {
  (
    setsid=$(command -v setsid)
    set -- "$2" $setsid ${STEPWISE_SHELL:-/bin/sh} /dev/fd/3
    eval "$1"
    shift
    exec "$@"
  ) </dev/null &
  script=$!
  (
    trap 'kill "$nap" 2>/dev/null; exit' TERM
    sleep "$1" 3<&- &
    nap=$!
    wait "$nap"
    kill -KILL "-$script" || kill -KILL "$script"
  ) </dev/null >/dev/null 2>&1 3<&- &
  watchdog=$!
  wait "$script"
  code=$?
  kill -TERM "$watchdog" 2>/dev/null
  kill -KILL "-$script" 2>/dev/null
  [ "$code" != 137 ] || echo "It was killed, as happens when there is no answer within $1 s"
  return "$code"
}
