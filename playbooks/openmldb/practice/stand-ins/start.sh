#!/bin/sh
# Stands in for OpenMLDB's bin/start.sh. As the real one, it exits 0 whatever happened.
cd "$(dirname "$0")/.." || exit 1
operation=${1:-} component=${2:-}
case $component in
  nameserver | tablet | taskmanager | apiserver) ;;
  *) echo "No component named $component"; exit 1 ;;
esac
pidfile=./bin/$component.pid
fault() { [ -e "../faults/$1" ]; }
# The real one believes in any process with this id; in practice, ids come again within minutes.
lives() { [ -f "$pidfile" ] && grep -aqE "conf/${component}[.]flags|/${component}[.]sh" "/proc/$(cat "$pidfile")/cmdline" 2>/dev/null; }
mkdir -p logs

launch() {
  if [ "$component" = taskmanager ]; then
    cp conf/taskmanager.properties taskmanager/conf/taskmanager.properties
    (cd taskmanager/bin && exec sh "$PWD/taskmanager.sh") >>"logs/$component.log" 2>&1 </dev/null &
  else
    ./bin/openmldb "--flagfile=./conf/$component.flags" --enable_status_service=true >>"logs/$component.log" 2>&1 </dev/null &
  fi
  echo $! >"$pidfile"
  sleep 1 # the real one waits for 3 s, and 10 s for taskmanager
}

case $operation in
  start)
    echo "Starting $component ... "
    if lives; then
      echo "$component already running as process $(cat "$pidfile")"
      exit 0
    fi
    if fault "start-$component-fails"; then
      sleep 0.3
      echo "Start $component success"
    elif fault "start-$component-fails-openly"; then
      sleep 0.3
      echo "Start $component failed! Please check log in ./logs/$component.log"
    else
      launch
      echo "Start $component success"
      ! fault "$component-dies-soon" || { (sleep 0.3; kill "$(cat "$pidfile")") >/dev/null 2>&1 & }
    fi
    ;;
  stop)
    echo "Stopping $component ... "
    if [ ! -f "$pidfile" ]; then
      echo "no $component to stop (could not find file $pidfile)"
    else
      lives && kill "$(cat "$pidfile")" 2>/dev/null && sleep 0.5
      rm -f "$pidfile"
    fi
    echo "Stop $component success"
    ;;
  *) echo "Only support {start|stop|restart}" >&2 ;;
esac
exit 0
