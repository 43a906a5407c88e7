# Starts one script, once, and writes down how it ends. Kept on the host beside the runs, so that it
# needs nobody: not the connection, not the executor, not Stepwise. The files are told in ledger.sh.
# Arguments: the run's folder, the mark of an upgrade that is over, the run's fences' folder, its
# fence, timeout and grace in seconds; the SHA-256 of the script, and a copy of it that the same call
# has just written.
# Standard input, as secrets are among it: assignments to $exports, `export` lines for the script and
# for the script only, to $answers, what it reads on its own standard input, and to $secrets, by which
# the secrets among them are known again; then a last line, so that input that was cut off starts nothing.
unset exports answers secrets
given=$(cat)
case $given in *"# whole") eval "$given" ;; *) exit 1 ;; esac
unset given
run=$1 closed=$2 fences=$3 fence=$4 timeout=$5 grace=$6 sha256=$7 copy=$8
shell=${STEPWISE_SHELL:-/bin/sh}
setsid=$(command -v setsid)
flag=${run%/runs/*}/running/${run##*/}

# start_of PID: the process and its start time in $pid and $started.
start_of() {
  read -r line 2>/dev/null <"/proc/$1/stat" || return 1
  pid=${line%% *}
  set -- ${line##*) }
  started=${20}
}

boot=${STEPWISE_BOOT_ID:-}
[ -n "$boot" ] || {
  read -r boot </proc/sys/kernel/random/boot_id
  start_of 1
  boot=$boot.$started
}
start_of self

# Only the command's own script is started, whatever was done to the file since it was put there.
is_as_commanded() {
  if command -v sha256sum >/dev/null; then
    [ "$(sha256sum <"$run/script")" = "$sha256  -" ]
  else
    cmp -s "$copy" "$run/script"
  fi
}
is_as_commanded || {
  rm -f "$copy"
  exit 1
}
rm -f "$copy"

# Every file that will be needed is there, and this process's own line in a block of its own, before
# the claim: after it, only the output needs space on the disk. The claim is a link, so that it is
# never there without the name of who made it.
claim=$run/sup.$$
exec 3>"$claim"
private() (
  umask 077
  : >>"$run/out" && : >>"$run/facts" && : >>"$run/pending"
)
[ -d "${flag%/*}" ] || mkdir -p "${flag%/*}"
private && echo "$$ $started $boot .$secrets" >&3 || {
  rm -f "$claim"
  exit 1
}
for seen in "$fences"/*; do
  [ "${seen##*/}" -gt "$fence" ] && rm -f "$claim" && exit 0
done
[ -e "$closed" ] && rm -f "$claim" && exit 0
ln "$claim" "$run/sup" 2>/dev/null || {
  rm -f "$claim"
  exit 0
}
# No start without a flag and a line that say so: when the disk is full, the claim is given back.
true >"$flag" && echo "$$ $started $boot fence=$fence" >>"$run/starts" || {
  rm -f "$flag" "$run/sup" "$claim"
  exit 1
}
# What a power cut must not take back: a step that restarts its host would start again. (A `sync`
# that takes no names syncs all.)
sync "$run/sup" "$run/starts" "$run" "${run%/*}" 2>/dev/null

# The script's process writes its own line, so it is known even if this one is killed right now.
become_script() {
  start_of self
  echo "$pid $started ." >&3
  exec 3>&-
  set -- "$run/facts" "$setsid" $shell "$run/script"
  eval "unset exports answers secrets
$exports"
  export STEPWISE_FACTS="$1"
  shift
  exec "$@"
}
# The answers go through a pipe: a here-document would stand in a file, at least for a moment.
if [ -n "$answers" ]; then
  printf '%s' "$answers" 2>/dev/null 3>&- | become_script >>"$run/out" 2>&1 &
else
  become_script </dev/null >>"$run/out" 2>&1 &
fi
child=$!
exec 3>&-
unset exports answers

# The watchdog stands for itself: it ends the script in time even when this process was killed.
(
  trap 'kill "$nap" 2>/dev/null; exit' TERM
  start_of "$child"
  began=$started
  sleep "$timeout" &
  nap=$!
  wait "$nap"
  start_of "$child" && [ "$started" = "$began" ] || exit
  true >"$run/timedout"
  kill -TERM "-$child"
  sleep "$grace" &
  nap=$!
  wait "$nap"
  kill -KILL "-$child"
) </dev/null >/dev/null 2>&1 &
watchdog=$!

# Only now: the script must not inherit ignored signals. An ignored signal does not end `wait`.
trap '' HUP INT TERM
wait "$child"
code=$?
# A script that was told to go is gone; who is left of its group goes too.
{ [ -e "$run/timedout" ] || [ -e "$run/cancelled" ]; } && kill -KILL "-$child" 2>/dev/null
# A rename needs no block on the disk, and a name is never half written.
mv "$run/pending" "$run/exit.$code"
kill -TERM "$watchdog" 2>/dev/null
rm -f "$claim" "$flag"
