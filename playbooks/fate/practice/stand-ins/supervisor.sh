#!/bin/bash
# Stands in for supervisord's service.sh: needs two words, and hands on what supervisorctl says.
here=$(cd "$(dirname "$0")" && pwd -P)
root=$(cd "$here/.." && pwd -P)
[[ $# -eq 2 ]] || { echo "Usage: $0 start|stop|status|restart|update name|all"; exit 1; }
[[ $2 == fate-fateflow ]] || { echo "$2: ERROR (no such process)"; exit 0; }
fault() { [[ -e "$root/faults/$1" ]]; }
runs() { "$root/bin/lsof" -i:9380 >/dev/null; }
case $1 in
  start)
    if runs; then echo "fate-fateflow: ERROR (already started)"; exit 0; fi
    if fault flow-start-fails; then echo "fate-fateflow: ERROR (spawn error)"; exit 0; fi
    (PATH=$root/bin:$PATH nohup bash "$root/fate/python/fate_flow/fate_flow_server.py" >/dev/null 2>&1 &)
    for ((i = 1; i <= 15; i++)); do
      sleep 0.02
      ! runs || break
    done
    if runs; then echo "fate-fateflow: started"; else echo "fate-fateflow: ERROR (spawn error)"; fi
    ;;
  stop)
    if ! runs; then echo "fate-fateflow: ERROR (not running)"; exit 0; fi
    fault flow-stop-ignored || kill "$(cat "$root/run/9380")"
    for ((i = 1; i <= 15; i++)); do
      runs || break
      sleep 0.02
    done
    echo "fate-fateflow: stopped"
    ;;
  status)
    if fault supervisor-starts-again; then echo "fate-fateflow                    BACKOFF   Exited too quickly"; exit 3; fi
    if runs; then echo "fate-fateflow                    RUNNING   pid $(cat "$root/run/9380"), uptime 0:00:01"; exit 0; fi
    echo "fate-fateflow                    STOPPED   Not started"
    exit 3
    ;;
  *) echo "Usage: $0 start|stop|status|restart|update name|all" ;;
esac
