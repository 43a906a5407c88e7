#!/bin/bash
# Stands in for fate_flow/service.sh. As the real one: for bash only; both ports tell whether the
# server runs; it exits 0 whatever happened.
here=$(cd "$(dirname "$0")" && pwd -P)
python=$(dirname "$here")
root=$(cd "$python/../.." && pwd -P)
fault() { [[ -e "$root/faults/$1" ]]; }

getpid() {
  pid1=$(lsof -i:9380 | grep 'LISTEN' | awk '{print $2}')
  pid2=$(lsof -i:9360 | grep 'LISTEN' | awk '{print $2}')
  pid=
  if [[ -n $pid1 && $pid1 == "$pid2" ]]; then pid=$pid1; fi
}

case "$1" in
  start)
    getpid
    if [[ -n $pid ]]; then
      echo "service already started. pid: $pid"
      exit 0
    fi
    mkdir -p "$python/logs"
    fault flow-start-fails || nohup bash "$here/fate_flow_server.py" >>"$python/logs/console.log" 2>>"$python/logs/error.log" &
    for ((i = 1; i <= 15; i++)); do
      sleep 0.02
      getpid
      [[ -z $pid ]] || break
    done
    if [[ -n $pid ]]; then
      echo "service start sucessfully. pid: $pid"
    else
      echo "service start failed, please check $python/logs/error.log and $python/logs/console.log"
    fi
    ;;
  stop)
    getpid
    if [[ -z $pid ]]; then
      echo "service not running"
      exit 0
    fi
    fault flow-stop-ignored || kill "$pid"
    for ((i = 1; i <= 15; i++)); do
      getpid
      [[ -n $pid ]] || break
      sleep 0.02
    done
    echo "killed by SIGTERM"
    ;;
  status)
    getpid
    if [[ -n $pid ]]; then echo "status: $pid"; else echo "service not running"; fi
    ;;
  *)
    echo "usage: $0 {start|stop|status|restart}"
    exit 255
    ;;
esac
exit 0
