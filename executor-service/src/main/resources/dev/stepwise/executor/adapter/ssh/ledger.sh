# The run ledger's agent: POSIX sh for a Linux host on which nothing is installed. It is sent whole
# with every call, inside a function that is called on the very last line, so that a cut-off call
# does nothing at all. A call names a run, takes its fence, does one of `begin`, `look_at`,
# `call_off`, `cancel`, and ends with `answer`. One call is for a whole upgrade: `clear`.
#
#   $base/fences/<run>/<fence>      one empty file per fence that was seen; the highest counts
#   $base/closed/<upgrade>          the upgrade is over: nothing of it starts any more
#   $base/running/<attempt>         an empty file from before the script starts until it has ended; it
#                                   is left over when the supervisor was killed, and so is only a hint
#   $base/runs/<attempt>/script     what is run; linked into place, so it is never half there
#                       /sup        the claim: whoever links it into place runs the script, or calls
#                                   it off; supervisor and script: pid, start time (and boot id, and
#                                   the mark of the secrets that were given, none without secrets)
#                       /starts     one line for each time the script was started
#                       /out        everything printed         /facts   what the script found out
#                       /exit.<n>   the exit code, in a name
#                       /timedout   /cancelled                 why the script was killed
#                       /scrubbed   its output showed secrets, and is no longer what was printed
#                       /cleared    its script, output and facts were dropped: a tombstone, which
#                                   still says that it was started, and how it ended
#
# The fence's window: it is looked at when a call arrives and once more right before the claim. A
# call that falls between can still start its own attempt. That is harmless: the same attempt is
# started once whoever asks, and all earlier attempts are claimed by `cancel` before a later one runs.
#
# Files that may not come into being are made by `true`: where `:` cannot, a shell leaves at once.
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

# of UPGRADE RUN ATTEMPT FENCE: makes the fence known; fails when a higher one is.
of() {
  closed=$base/closed/$1 fences=$base/fences/$2 run=$base/runs/$3 fence=$4 begun=no
  [ -e "$fences/$fence" ] ||
    { make_base && mkdir -p "$fences" && true >"$fences/$fence"; } ||
    { unfit ledger-not-writable; return 1; }
  for seen in "$fences"/*; do
    [ "${seen##*/}" -gt "$fence" ] && state=STALE:${seen##*/} && return 1
  done
  return 0
}

# fence_off UPGRADE RUN ATTEMPT FENCE: as `of`, for what must be over before something else starts. Where
# the fence cannot be written, how that attempt ended tells nothing of the ones after it.
fence_off() {
  of "$@" && return
  case $state in STALE:*) ;; *) state=UNFIT:ledger-not-writable ;; esac
  return 1
}

# Sets $state when the end is written down.
read_end() {
  set -- "$run"/exit.*
  [ -e "$1" ] || return 1
  state=EXIT:${1##*/exit.}
}

# Sets $supervisor and $child, each with its start time, and $given, the mark of the secrets that the
# script was given; fails when not even the first is whole.
read_identities() {
  supervisor= sup_start= sup_boot= sup_end= child= child_start= child_end=
  { read -r supervisor sup_start sup_boot sup_end && read -r child child_start child_end; } 2>/dev/null <"$run/sup"
  [ "$child_end" = . ] || child=
  given=${sup_end#.}
  [ "$sup_end" = ".$given" ]
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
  [ ! -e "$run/cleared" ] || case $state in EXIT:* | LOST:*) state=LOST:cleared ;; esac
}

# unfit REASON: what was started before is told all the same.
unfit() {
  look_at
  case $state in NONE | READY) state=UNFIT:$1 ;; esac
}

# durable FILE...: after a power cut it is still so. A `sync` that takes no names syncs all.
durable() {
  sync "$@" 2>/dev/null || :
}

# is_closed: whether the attempt must not start any more, as its upgrade is over.
is_closed() {
  [ -e "$closed" ] || [ -e "$run/cleared" ]
}

# conflict: the script on the host is not the command's. It is seen to that it never starts.
conflict() {
  call_off
  [ "$state" = CANCELLED ] && state=CONFLICT:not-started || state=CONFLICT:started
}

# keep FILE TEXT: the file holds the text, whole or not at all; fails when it holds another. FILE.$$,
# which holds it too, is removed by the caller.
keep() {
  printf '%s' "$2" >"$1.$$" || { rm -f "$1.$$"; unfit disk-full; return 1; }
  ln "$1.$$" "$1" 2>/dev/null || cmp -s "$1.$$" "$1" || { rm -f "$1.$$"; return 1; }
}

# put SUPERVISOR TEXT SCRIPT: puts both there; fails when something else is there.
put() {
  state=
  mkdir "$run" 2>/dev/null
  [ -e "$1" ] || { keep "$1" "$2" && durable "$1"; } || { [ -n "$state" ] || unfit another-supervisor; return 1; }
  rm -f "$1.$$"
  keep "$run/script" "$3" && return
  [ -n "$state" ] || conflict
  return 1
}

# looks_like SHA256: whether the script, where it still is, is the command's. It does not fail when
# the host has no means to tell; a start does not depend on that.
looks_like() {
  [ -e "$run/script" ] && command -v sha256sum >/dev/null || return 0
  [ "$(sha256sum <"$run/script")" = "$1  -" ]
}

# look SHA256: looks, at the script too.
look() {
  if looks_like "$1"; then look_at; else conflict; fi
}

# has_space KIB: whether that much is left for the ledger; $free of it are.
has_space() {
  set -- "$1" $(df -Pk "$base" 2>/dev/null | tail -n 1)
  free=${5:-}
  case $free in '' | *[!0-9]*) return 0 ;; esac
  [ "$free" -ge "$1" ]
}

# can_begin KIB
can_begin() {
  command -v setsid >/dev/null || { unfit no-setsid; return 1; }
  [ -e /proc/self/stat ] || { unfit no-proc; return 1; }
  case $(command -v printf) in /*) unfit no-printf-in-the-shell; return 1 ;; esac
  has_space "$1" || { unfit "disk-full:-$free-KiB-are-free-of-the-$1-KiB-that-a-start-takes"; return 1; }
}

# is_for_host HOST: whether $run is.
is_for_host() {
  rest=${run##*/} && rest=${rest%.*}
  stage=${rest%".$1"}
  [ "$stage" != "$rest" ] && stage=${stage##*.}
  case $stage in '' | *[!0-9]*) return 1 ;; esac
}

# beside HOST: names the attempts of other runs that still run for the host, of whichever upgrade: they
# were given up while it was away.
beside() (
  own=$base/runs/${fences##*/}
  for flag in "$base"/running/*; do
    run=$base/runs/${flag##*/}
    is_for_host "$1" && [ "${run%.*}" != "$own" ] || continue
    is_unsettled
    case $state in RUNNING | ORPHAN) echo "${run##*/}" ;; esac
  done
)

# is_alone HOST
is_alone() {
  for other in $(beside "$1"); do
    state=OCCUPIED:$other
    return 1
  done
}

# begin SUPERVISOR TIMEOUT GRACE KIB SHA256 GIVEN HOST: starts the script that was `put`, unless it ever
# was, or another runs for the host, and waits a moment for its end. What it is given, secrets included, goes on through a pipe: not
# as an argument, not in the supervisor's environment, not on the disk. That takes a `printf` that is
# no program of its own.
begin() {
  copy=$run/script.$$
  look_at
  [ "$state" = READY ] && can_begin "$4" && is_alone "$7" || { rm -f "$copy"; return 0; }
  printf '%s' "$6" 2>/dev/null |
    setsid $shell "$1" "$run" "$closed" "$fences" "$fence" "$2" "$3" "$5" "$copy" >/dev/null 2>&1 &
  begun=yes
  for nap in 0.004 0.004 0.006 0.006 0.01 0.02 0.03 0.05 0.07 0.1 0.1; do
    pause "$nap"
    read_end && return
  done
  look_at
  [ "$state" != READY ] || looks_like "$5" || conflict
  [ "$state" != READY ] || ! is_closed || call_off
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
  true >"$run/cancelled"
  signal_group TERM
  settle $(($1 * 10))
  signal_group KILL && settle 20
  look_at
}

# call_off: an attempt that has not started never will. One that was is only looked at.
call_off() {
  mkdir -p "$run"
  echo "cancelled - - ." >"$run/sup.$$" && ln "$run/sup.$$" "$run/sup" 2>/dev/null &&
    durable "$run/sup" "$run"
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

# end_beside HOST GRACE: ends what runs beside; fails when it still runs.
end_beside() {
  boot_of_host
  for other in $(beside "$1"); do
    run=$base/runs/$other
    cancel "$2" || return 1
  done
}

# scrub OFFSET LENGTH: overwrites output that showed a secret. Whoever still writes goes on at the end.
scrub() {
  [ ! -e "$run/out" ] || {
    true >"$run/scrubbed"
    dd bs=1 seek="$1" conv=notrunc </dev/null 2>/dev/null # only to go there
    head -c "$2" /dev/zero | tr '\0' '*'
  } 1<>"$run/out"
}

# scrub_facts TEXT: the facts without the secret that was among them.
scrub_facts() (
  umask 077
  [ ! -e "$run/facts" ] || { printf '%s' "$1" >"$run/facts.$$" && mv "$run/facts.$$" "$run/facts"; }
)

# clear_attempt: the attempt's output goes first, which may be large; a rename takes no space, and what
# a process that was left behind goes on to print stays visible.
clear_attempt() {
  [ ! -e "$run/cleared" ] || return
  rm -f "$base/running/${run##*/}"
  mv "$run/out" "$run/cleared" 2>/dev/null
  true >"$run/cleared" || return
  for file in "$run"/*; do
    case ${file##*/} in
      sup | starts | exit.* | timedout | cancelled | cleared) ;;
      *) rm -f "$file" ;;
    esac
  done
  cleared=$((cleared + 1))
}

# is_attempt_of UPGRADE HOST: whether it is $run, and not of an upgrade whose name goes on after that.
is_attempt_of() {
  rest=${run##*/} && rest=${rest#"$1".}
  stage=${rest%%.*} number=${rest##*.}
  case $stage$number in *[!0-9]*) return 1 ;; esac
  [ -d "$run" ] && [ "$rest" = "$stage.$2.$number" ]
}

close_upgrade() {
  [ -e "$base/closed/$1" ] ||
    { make_base && mkdir -p "$base/closed" && true >"$base/closed/$1" && durable "$base/closed"; }
}

# clear UPGRADE HOST: nothing of the upgrade starts any more; of what was started, and ended, only a
# tombstone stays. What still runs is left alone: its end is not known yet.
clear() {
  cleared=0 running=0
  close_upgrade "$1"
  for run in "$base/runs/$1".*; do
    is_attempt_of "$1" "$2" || continue
    call_off
    case $state in
      RUNNING | ORPHAN) running=$((running + 1)) ;;
      EXIT:* | LOST:* | CANCELLED) clear_attempt ;;
    esac
  done
  close_upgrade "$1" # now there is space
}

# older_than DAYS FOLDER: the names of what nobody changed for that long. They hold no space.
older_than() {
  (cd "$base/$2" 2>/dev/null && find . ! -name . -prune -mtime "+$1" 2>/dev/null)
}

# clear_old DAYS DAYS: what ended that long ago, of whichever upgrade: its host may have been away
# when it was to be cleared. And tombstones that old: no command can be on its way for so long.
clear_old() {
  for name in $(older_than "$1" runs); do
    run=$base/runs/${name#./}
    [ ! -e "$run/cleared" ] || continue
    look_at
    case $state in EXIT:* | LOST:* | CANCELLED) clear_attempt ;; esac
  done
  for name in $(older_than "$2" runs); do
    run=$base/runs/${name#./}
    [ ! -e "$run/cleared" ] || rm -rf "$run"
  done
  for name in $(older_than "$2" fences); do
    set -- "$1" "$2" "$base/runs/${name#./}".*
    [ -e "$3" ] || rm -rf "$base/fences/${name#./}"
  done
  for name in $(older_than "$2" closed); do
    rm -f "$base/closed/${name#./}"
  done
}

# tell_cleared NONCE
tell_cleared() {
  echo "stepwise $1 cleared=$cleared running=$running"
}

# answer NONCE OFFSET MAX: one line, then exactly as many bytes of output and of facts as it says.
# The size is read after the state: when the state is an end, all output up to it is there. Facts
# that are too large are none: half a fact is worse.
answer() {
  size=0 length=0 facts=0 killed=no scrubbed=no given=
  [ -s "$run/out" ] && size=$(($(wc -c <"$run/out")))
  [ "$size" -gt "$2" ] && length=$((size - $2))
  [ "$length" -gt "$3" ] && length=$3
  case $state in
    EXIT:* | LOST:*) [ -s "$run/facts" ] && facts=$(($(wc -c <"$run/facts"))) ;;
  esac
  [ "$facts" -gt 65536 ] && facts=0
  [ -e "$run/cancelled" ] && killed=cancelled
  [ -e "$run/timedout" ] && killed=timedout
  [ -e "$run/scrubbed" ] && scrubbed=yes
  [ ! -e "$run/sup" ] || read_identities
  echo "stepwise $1 state=$state begun=$begun killed=$killed scrubbed=$scrubbed offset=$2 length=$length size=$size facts=$facts given=$given"
  [ "$length" -gt 0 ] && {
    dd bs=1 skip="$2" count=0 2>/dev/null # only to go there
    head -c "$length"
  } <"$run/out"
  [ "$facts" -gt 0 ] && head -c "$facts" "$run/facts"
  return 0
}
