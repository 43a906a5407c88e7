#!/bin/sh
# What really runs on this host, from /proc and from the port: start.sh exits 0 and says
# "success" whatever happened, and pid files get lost with the bin folder they stand in.

is_called() { tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" | grep -qF -e "$2"; }

# Whether a process names a file elsewhere, and none in the folder: then it is of another installation.
is_elsewhere() {
  tr '\0' '\n' 2>/dev/null <"/proc/$1/cmdline" | grep -q -e "^/.*$2" || return
  ! is_called "$1" "$3"
}

# The process ids of a component: those that are called like it and work in its folder. A zombie is
# called nothing.
processes_of() (
  home=$(cd -P "$OPENMLDB_HOME" && pwd -P)
  case $1 in
    taskmanager) mark=taskmanager folder=$home/taskmanager/bin ;;
    *) mark=conf/$1.flags folder=$home ;;
  esac
  # shellcheck disable=SC2012 # the names are numbers
  # One ls for all of them; a folder that may not be seen has no arrow.
  ls -ld /proc/[0-9]*/cwd 2>/dev/null | sed 's|^.* /proc/\([0-9]*\)/cwd|\1|' |
    while read -r pid arrow cwd; do
      if [ "$arrow" != '->' ]; then
        ! is_called "$pid" "$mark" || is_elsewhere "$pid" "$mark" "$folder" || unclear "Expected to see the working folder of process $pid, which may be $1, but it belongs to another user: log in as the user who runs OpenMLDB"
        continue
      fi
      case $cwd in
        "$folder" | "$folder (deleted)") ! is_called "$pid" "$mark" || say "$pid" ;;
      esac
    done
)

# curl ends with 7 when nobody listens, whatever protocol is spoken there.
port_is_open() (
  command -v curl >/dev/null || unclear "Expected curl on this host, but it is not installed"
  code=0
  curl --silent --max-time 5 --output /dev/null "http://$1/status" || code=$?
  [ "$code" -ne 7 ]
)

# What the running process says of itself; of taskmanager, which does not say, the jar it has open.
running_release_of() (
  if [ "$1" = taskmanager ]; then
    pids=$(processes_of taskmanager) || exit
    for pid in $pids; do
      ls -l "/proc/$pid/fd" 2>/dev/null
    done | sed -n 's/.*openmldb-taskmanager-\([0-9][0-9.]*[0-9]\).*\.jar$/\1/p' | head -n 1
  else
    curl --silent --max-time 5 "http://$(endpoint_of "$1")/status" |
      sed -n 's/^[Vv]ersion: *\(.*\)/\1/p' | first_number
  fi
)

is_stopped() (
  pids=$(processes_of "$1") || exit
  [ -z "$pids" ] && ! port_is_open "$(endpoint_of "$1")"
)

require_stopped() (
  pids=$(processes_of "$1") || exit
  [ -z "$pids" ] || no "Expected $1 to be stopped, but process $pids still lives"
  endpoint=$(endpoint_of "$1")
  ! port_is_open "$endpoint" || no "Expected nobody to listen on $endpoint, but somebody does"
  say "$1 is stopped: no process, and nobody listens on $endpoint"
)

require_running() (
  pids=$(processes_of "$1") || exit
  [ -n "$pids" ] || no "Expected $1 to run on this host, but there is no such process"
  found=$(running_release_of "$1") || found=
  [ "$found" = "$2" ] || no "Expected the running $1 to be release $2, but it is '${found:-not answering}'"
  say "$1 runs release $2 as process $pids"
)

# The platform's own start script, in its own session, so that what it starts outlives this run.
# It needs bash; where there is none, the installation has a script that does not.
start_script() (
  cd "$OPENMLDB_HOME" || exit
  shell=$(command -v bash || command -v sh)
  session=$(command -v setsid || true)
  ${session:+"$session"} "$shell" bin/start.sh "$@" </dev/null 2>&1 3>&-
)

runs() {
  pids=$(processes_of "$1") || exit
  [ -n "$pids" ]
}

stays() { runs "$1" && sleep 1 && runs "$1"; }

# Starts a component, as a daemon under mon where it was one before. While the process of before is
# still ending, start.sh says "already running" and starts nothing; then it is asked again.
start_component() {
  if stays "$1"; then
    say "$1 is already running"
    return
  fi
  for _ in 1 2 3; do
    if [ "${MODE:-plain}" = mon ]; then
      start_script start "$1" mon
    else
      start_script start "$1"
    fi
    ! runs "$1" || return 0
    sleep 1
  done
  # Its text and its exit code say "success" even then.
  no "Expected $1 to run after start.sh started it, but there is no such process; see its log below $OPENMLDB_HOME"
}
