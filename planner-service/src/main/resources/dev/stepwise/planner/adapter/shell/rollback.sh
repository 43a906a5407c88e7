set -eu
ssh=${SSH:-ssh}                   # SSH_OPTIONS='-i KEY' chooses how to log in
noted=${NOTED:-$0.done}           # the steps that are done; this script goes on behind them
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
touch "$noted"

# step NUMBER WHAT: whether it is to be done now.
step() {
  number=$1
  if grep -q "^$1 " "$noted"; then
    echo "Step $1 was done before: $2"
    return 1
  fi
  printf '\nStep %s: %s\n' "$1" "$2"
  while :; do
    printf 'Do it? (y = yes, s = skip it for good, q = quit) '
    read -r answer || answer=q
    case $answer in
      y) return 0 ;;
      s) echo "$1 skipped" >>"$noted" && return 1 ;;
      q) echo && exit 1 ;;
    esac
  done
}

# stop WHY: ends here; the same step comes first the next time.
stop() {
  printf 'Step %s is not done: %s\nPut that right and start this script again: it goes on with this step.\n' "$number" "$1" >&2
  exit 1
}

# on HOST SHELL [PASSWORD]: where the following is done, and by which shell; sudo asks for the password.
on() {
  host=$1 shell=$2 password=${3:-}
}

# ask NAME OF: asks for a secret once; it is kept in this shell alone.
ask() {
  eval "[ -z \"\${$1+known}\" ]" || return 0
  printf '%s: ' "$2"
  stty -echo 2>/dev/null || :
  # shellcheck disable=SC2034
  read -r secret
  stty echo 2>/dev/null || :
  echo
  eval "$1=\$secret"
}

# quoted TEXT: as one word of a shell.
quoted() {
  printf "'"
  printf '%s' "$1" | sed "s/'/'\\\\''/g"
  printf "'"
}

# send SCRIPT: runs it on the host, where nothing is done before all of it has arrived.
send() {
  {
    [ -z "$password" ] || printf '%s\n' "$password"
    echo 'cd 2>/dev/null || cd /'
    echo 'export STEPWISE_FACTS=/dev/null'
    environment
    printf 'stepwise_main() {\n:\n'
    library
    "$1"
    printf '\n}\n'
    if [ -n "${2:-}" ]; then answers; else echo 'stepwise_main </dev/null'; fi
  } >"$work/program"
  # shellcheck disable=SC2086
  "$ssh" -F "$work/ssh_config" ${SSH_OPTIONS:-} "$host" "$shell" <"$work/program"
}

check() {
  send "$1" || stop 'the check before it says no, and nothing was changed'
}

# run SCRIPT [answers]: its output is shown, and kept in $work/out.
run() {
  { send "$@" 2>&1 && echo 0 >"$work/code" || echo $? >"$work/code"; } | tee "$work/out"
  read -r code <"$work/code"
  [ "$code" = 0 ] || stop "exit $code"
}

expect() {
  grep -Eq -- "$1" "$work/out" || stop "its output lacks: $1"
}

forbid() {
  ! grep -Eq -- "$1" "$work/out" || stop "its output has: $1"
}

# verify SCRIPT SECONDS: asks until it says yes, or the time is over.
verify() {
  left=$2
  until send "$1"; do
    [ "$left" -gt 0 ] || stop 'verify says no'
    left=$((left - 2))
    sleep 2
  done
}

is_done() {
  echo "$number done" >>"$noted"
}
