# The run ledger's agent: POSIX sh for a Linux host on which nothing is installed. It is sent whole
# with every call, inside a function that is called on the very last line, so that a cut-off call
# does nothing at all. A call names a run, takes its fence, does one of `begin`, `look_at`,
# `call_off`, `cancel`, and ends with `answer`.
#
#   $base/fences/<run>/<fence>      one empty file per fence that was seen; the highest counts
#   $base/runs/<attempt>/script     what is run; linked into place, so it is never half there
#                       /sup        the claim: whoever links it into place runs the script, or calls
#                                   it off; supervisor and script: pid, start time (and boot id)
#                       /starts     one line for each time the script was started
#                       /out        everything printed         /facts   what the script found out
#                       /exit.<n>   the exit code, in a name
#                       /timedout   /cancelled                 why the script was killed
#
# The fence's window: it is looked at when a call arrives and once more right before the claim. A
# call that falls between can still start its own attempt. That is harmless: the same attempt is
# started once whoever asks, and all earlier attempts are claimed by `cancel` before a later one runs.
base=${STEPWISE_BASE:-$HOME/.stepwise}
shell=${STEPWISE_SHELL:-/bin/sh}

# start_of PID: its start time in $started; fails when it is gone, or dead and not yet buried.
start_of() {
  started=
  read -r line 2>/dev/null <"/proc/$1/stat" || return 1
  set -- ${line##*) }
  [ "$1" != Z ] && [ "$1" != X ] && started=${20}
}

# is_alive PID START: whether it is that very process, and not another with its number.
is_alive() {
  [ -n "$2" ] && start_of "$1" && [ "$started" = "$2" ]
}

# $boot: which life of the host, or of the container, this is.
boot_of_host() {
  boot=${STEPWISE_BOOT_ID:-}
  [ -n "$boot" ] && return
  read -r boot </proc/sys/kernel/random/boot_id
  start_of 1
  boot=$boot.$started
}

pause() {
  sleep "$1" 2>/dev/null || sleep 1
}

make_base() {
  [ -d "$base/runs" ] || { mkdir -p -m 700 "$base" && mkdir -p "$base/runs"; }
}

# of RUN ATTEMPT FENCE: makes the fence known; fails when a higher one is.
of() {
  fences=$base/fences/$1 run=$base/runs/$2 fence=$3 begun=no
  [ -e "$fences/$fence" ] ||
    { make_base && mkdir -p "$fences" && : >"$fences/$fence"; } ||
    { unfit ledger-not-writable; return 1; }
  for seen in "$fences"/*; do
    [ "${seen##*/}" -gt "$fence" ] && state=STALE:${seen##*/} && return 1
  done
  return 0
}

# Sets $state when the end is written down.
read_end() {
  set -- "$run"/exit.*
  [ -e "$1" ] || return 1
  state=EXIT:${1##*/exit.}
}

# Sets $supervisor and $child, each with its start time; fails when not even the first is whole.
read_identities() {
  supervisor= sup_start= sup_boot= sup_end= child= child_start= child_end=
  { read -r supervisor sup_start sup_boot sup_end && read -r child child_start child_end; } 2>/dev/null <"$run/sup"
  [ "$child_end" = . ] || child=
  [ "$sup_end" = . ]
}

# Sets $state; succeeds when nobody is there to tell, but what there is to tell may just be written.
# It is then worth $patience tenths of a second.
is_unsettled() {
  read_end && return 1
  state=NONE
  [ ! -e "$run/script" ] || state=READY
  [ -e "$run/sup" ] || return 1
  state=LOST:never-confirmed patience=20
  read_identities || return 0
  state=CANCELLED
  [ "$supervisor" != cancelled ] || return 1
  state=LOST:reboot
  [ "$sup_boot" = "$boot" ] || return 1
  state=RUNNING
  is_alive "$supervisor" "$sup_start" && return 1
  state=ORPHAN
  is_alive "$child" "$child_start" && return 1
  state=LOST:killed patience=2
}

look_at() {
  boot_of_host
  looks=0
  while is_unsettled && [ "$looks" -lt "$patience" ]; do
    looks=$((looks + 1))
    pause 0.1
  done
}

# unfit REASON: what was started before is told all the same.
unfit() {
  look_at
  case $state in NONE | READY) state=UNFIT:$1 ;; esac
}

# same_text FILE FILE
same_text() {
  if command -v sha256sum >/dev/null; then
    [ "$(sha256sum <"$1")" = "$(sha256sum <"$2")" ]
  else
    cmp -s "$1" "$2"
  fi
}

# keep FILE TEXT: the file holds the text, whole or not at all; fails when it holds another. `begin`
# removes FILE.$$ when there is time for it.
keep() {
  printf '%s' "$2" >"$1.$$" || { rm -f "$1.$$"; unfit disk-full; return 1; }
  ln "$1.$$" "$1" 2>/dev/null || same_text "$1.$$" "$1" || { rm -f "$1.$$"; state=CONFLICT; return 1; }
}

# begin SUPERVISOR TIMEOUT GRACE GIVEN: starts the script unless it ever was, and waits a moment for
# its end. What it is given, secrets included, goes on through a pipe: not as an argument, not in the
# supervisor's environment, not on the disk. That takes a `printf` that is no program of its own.
begin() {
  look_at
  [ "$state" = READY ] || { rm -f "$1.$$" "$run/script.$$"; return 0; }
  command -v setsid >/dev/null || { unfit no-setsid; return 0; }
  [ -e /proc/self/stat ] || { unfit no-proc; return 0; }
  case $(command -v printf) in /*) unfit no-printf-in-the-shell; return 0 ;; esac
  printf '%s' "$4" 2>/dev/null | setsid $shell "$1" "$run" "$fences" "$fence" "$2" "$3" >/dev/null 2>&1 &
  begun=yes
  rm -f "$1.$$" "$run/script.$$"
  for nap in 0.004 0.004 0.006 0.006 0.01 0.02 0.03 0.05 0.07 0.1 0.1; do
    pause "$nap"
    read_end && return
  done
  look_at
}

# The script's process is ours, so its group is: the number cannot become another's while a member
# lives. Until `setsid` is through there is no group, only the process.
signal_group() {
  kill "-$1" "-$child" 2>/dev/null || { is_alive "$child" "$child_start" && kill "-$1" "$child"; }
}

# settle TENTHS: waits for as long as somebody is left, but not for ever.
settle() {
  left=$1
  while [ "$left" -gt 0 ] && { kill -0 "-$child" 2>/dev/null || is_alive "$child" "$child_start"; }; do
    left=$((left - 1))
    pause 0.1
  done
}

end_group() {
  : >"$run/cancelled"
  signal_group TERM
  settle $(($1 * 10))
  signal_group KILL && settle 20
  look_at
}

# call_off: an attempt that has not started never will. One that was is only looked at.
call_off() {
  mkdir -p "$run"
  echo "cancelled - - ." >"$run/sup.$$" && ln "$run/sup.$$" "$run/sup" 2>/dev/null
  rm -f "$run/sup.$$"
  look_at
}

# cancel GRACE: calls off; a script that runs is ended. Fails when it still runs.
cancel() {
  call_off
  left=20
  while [ "$state" = RUNNING ] && [ -z "$child" ] && [ "$left" -gt 0 ]; do
    left=$((left - 1))
    pause 0.1
    look_at
  done
  case $state in
    RUNNING | ORPHAN) is_alive "$child" "$child_start" && end_group "$1" ;;
  esac
  left=20
  while [ "$state" = RUNNING ] && [ "$left" -gt 0 ] && ! is_alive "$child" "$child_start"; do
    left=$((left - 1))
    pause 0.1
    look_at
  done
  [ "$state" != RUNNING ] && [ "$state" != ORPHAN ]
}

# scrub OFFSET LENGTH: overwrites output that showed a secret. Whoever still writes goes on at the end.
scrub() {
  {
    dd bs=1 seek="$1" conv=notrunc </dev/null 2>/dev/null # only to go there
    head -c "$2" /dev/zero | tr '\0' '*'
  } 1<>"$run/out"
}

# scrub_facts TEXT: the facts without the secret that was among them.
scrub_facts() (
  umask 077
  printf '%s' "$1" >"$run/facts.$$" && mv "$run/facts.$$" "$run/facts"
)

# answer NONCE OFFSET MAX: one line, then exactly as many bytes of output and of facts as it says.
# The size is read after the state: when the state is an end, all output up to it is there. Facts
# that are too large are none: half a fact is worse.
answer() {
  size=0 length=0 facts=0 killed=no
  [ -s "$run/out" ] && size=$(($(wc -c <"$run/out")))
  [ "$size" -gt "$2" ] && length=$((size - $2))
  [ "$length" -gt "$3" ] && length=$3
  case $state in
    EXIT:* | LOST:*) [ -s "$run/facts" ] && facts=$(($(wc -c <"$run/facts"))) ;;
  esac
  [ "$facts" -gt 65536 ] && facts=0
  [ -e "$run/cancelled" ] && killed=cancelled
  [ -e "$run/timedout" ] && killed=timedout
  echo "stepwise $1 state=$state begun=$begun killed=$killed offset=$2 length=$length size=$size facts=$facts"
  [ "$length" -gt 0 ] && tail -c "+$(($2 + 1))" "$run/out" | head -c "$length"
  [ "$facts" -gt 0 ] && head -c "$facts" "$run/facts"
  return 0
}
