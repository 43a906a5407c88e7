# Ends what an earlier run may still do on this host, as Stepwise would: whoever has not begun never
# will, and a script that runs gets TERM, and KILL after ten seconds.
set -eu
base=${STEPWISE_BASE:-$HOME/.stepwise}
mkdir -p "$base/runs" "$base/fences/${STEPWISE_RUN:?}"
: >"$base/fences/$STEPWISE_RUN/${STEPWISE_FENCE:?}"

# runs PID START: whether it is that very process, and not another with its number.
runs() {
  [ -n "$1" ] && [ -r "/proc/$1/stat" ] || return 1
  [ "$(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20)" = "$2" ] || return 1
  [ "$(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -c 1)" != Z ]
}

for attempt in ${STEPWISE_ATTEMPTS:?}; do
  run=$base/runs/$attempt
  mkdir -p "$run"
  echo 'cancelled - - .' >"$run/claim.$$"
  ln "$run/claim.$$" "$run/sup" 2>/dev/null || :
  rm -f "$run/claim.$$"
  child=$(sed -n 2p "$run/sup" | cut -d ' ' -f 1)
  started=$(sed -n 2p "$run/sup" | cut -d ' ' -f 2)
  if runs "$child" "$started"; then
    : >"$run/cancelled"
    kill -TERM "-$child" 2>/dev/null || kill -TERM "$child"
    for _ in 1 2 3 4 5 6 7 8 9 10; do
      runs "$child" "$started" || break
      sleep 1
    done
    ! runs "$child" "$started" || kill -KILL "-$child" 2>/dev/null || kill -KILL "$child"
    sleep 1
  fi
  if runs "$child" "$started"; then
    echo "$attempt still runs as process $child" >&2
    exit 1
  fi
  echo "$attempt does not run"
done
