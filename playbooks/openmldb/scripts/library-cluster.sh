#!/bin/sh
# What the cluster says, asked with the platform's own client. It exits 0 whatever happened.

# An answer of the leading nameserver: command, and database where one is needed.
ask() (
  answer=$("$(client)" "--zk_cluster=${ZK_CLUSTER:?}" "--zk_root_path=${ZK_ROOT_PATH:?}" \
    --role=ns_client --interactive=false "--cmd=$1" ${2:+"--database=$2"} </dev/null) || answer=failed
  case $answer in
    *-----*) ;; # a table, whose words are data
    *rror* | *ailed* | '')
      unclear "Expected the nameserver to answer '$1', but it said: ${answer:-nothing}"
      ;;
  esac
  say "$answer"
)

# The records of an answer, without its head.
records() { awk '/^ *---[ -]*$/ { body = 1; next } body && NF'; }

databases() (
  answer=$(ask showdb) || exit
  say "$SYSTEM_DATABASES" | tr ' ' '\n'
  say "$answer" | records | awk '{ print $2 }'
)

# One line for each replica of each partition: database table tid pid endpoint role alive rows.
partitions() (
  names=$(databases) || exit
  all=
  for database in $names; do
    answer=$(ask showtable "$database") || exit
    all="$all
$(say "$answer" | records | awk -v db="$database" 'NF >= 8 { print db, $1, $2, $3, $4, $5, $6, $8 }')"
  done
  all=$(say "$all" | awk NF | LC_ALL=C sort)
  [ -n "$all" ] || unclear "Expected the cluster to have tables, at least its own, but it showed none"
  say "$all"
)

# One line for each operation: database id type table pid status.
operations() (
  names=$(databases) || exit
  for database in $names; do
    answer=$(ask showopstatus "$database") || exit
    say "$answer" | records | awk -v db="$database" '{ print db, $1, $2, $3, $4, $5 }'
  done
)

# An answer of the SQL engine.
sql() (
  answer=$("$(client)" "--zk_cluster=${ZK_CLUSTER:?}" "--zk_root_path=${ZK_ROOT_PATH:?}" \
    --role=sql_client --interactive=false "--cmd=$1" </dev/null) || answer=failed
  case $answer in
    *'in set'*) say "$answer" ;;
    *) unclear "Expected an answer to '$1', but got: ${answer:-nothing}" ;;
  esac
)

sql_records() { awk '/^ *---[ -]*$/ { line++; next } line == 2 && NF'; }

# Rows of the tables of users, counted once, on their leaders.
rows() (
  all=$(partitions) || exit
  say "$all" | awk '$1 !~ /^(__INTERNAL_DB|__PRE_AGG_DB|INFORMATION_SCHEMA)$/ && $6 == "leader" { rows += $8 } END { print rows + 0 }'
)

auto_failover() (
  answer=$(ask 'confget auto_failover') || exit
  value=$(say "$answer" | records | awk '$1 == "auto_failover" { print $2 }')
  case $value in
    true | false) say "$value" ;;
    *) unclear "Expected auto_failover to be true or false, but the nameserver said: $answer" ;;
  esac
)

# The operation tool leaves auto_failover off when it breaks.
restore_auto_failover() (
  now=$(auto_failover) || exit
  [ "$now" = "${AUTO_FAILOVER:?}" ] || ask "confset auto_failover $AUTO_FAILOVER"
)

require_auto_failover() (
  now=$(auto_failover) || exit
  [ "$now" = "${AUTO_FAILOVER:?}" ] || no "Expected auto_failover to be $AUTO_FAILOVER as before the upgrade, but it is $now"
)

# The newest operation tool. Its exit code says little and its standard error says all; it waits
# without end for operations, so it gets a deadline; and whatever it does, auto_failover is put back.
operation_tool() (
  errors=$(mktemp)
  python3 "$STAGED_DIR/tools/openmldb_ops.py" "--openmldb_bin_path=$STAGED_DIR/bin/openmldb" \
    "--zk_cluster=$ZK_CLUSTER" "--zk_root_path=$ZK_ROOT_PATH" "$@" </dev/null 2>"$errors" &
  tool=$!
  end_after "${OPERATION_PATIENCE:?}" "$tool" >/dev/null 2>&1 3>&- &
  watch=$!
  trap 'kill "$tool" "$watch"; restore_auto_failover; exit 143' TERM
  code=0
  wait "$tool" || code=$?
  kill "$watch" 2>/dev/null || true
  cat "$errors"
  said=$(grep -E '^(ERROR|CRITICAL)|Traceback|Error:' "$errors" | tail -n 1) || said=
  rm -f "$errors"
  restore_auto_failover
  [ "$code" -ne 143 ] || no "Expected the operation tool to finish $1 within $OPERATION_PATIENCE s, but it was still waiting and was ended"
  [ "$code" -eq 0 ] || no "Expected the operation tool to finish $1, but it ended with $code: ${said:-no reason given}"
  [ -z "$said" ] || no "Expected the operation tool to finish $1, but it exited 0 and said: $said"
)

# Run in the background, so it has no subshell of its own to outlive it.
end_after() {
  nap=
  trap 'kill $nap; exit 0' TERM
  sleep "$1" &
  nap=$!
  wait "$nap"
  kill "$2"
}

baseline() { say "${BASELINE_DIR:-${STATE_DIR:?}/${STEPWISE_UPGRADE:?}-${FROM:?}}"; }

# Where pre-upgrade notes the leaders that it moves: absolute, and a file of its own for each tablet.
statfile() { say "$(baseline)/$(say "${ROLLED_TABLET_ENDPOINT:?}" | tr ':/' '__').stat"; }

# Who holds which partition in which role, for the tables that the baseline knows.
placement() {
  awk 'NR == FNR { known[$3] = 1; next } $3 in known { print $1, $2, $3, $4, $5, $6 }' \
    "$(baseline)/partitions" -
}

require_placement() (
  all=$(partitions) || exit
  now=$(say "$all" | placement)
  before=$(placement <"$(baseline)/partitions")
  moved=$(say "$now" | grep -vxF -e "$before") || moved=
  lost=$(say "$before" | grep -vxF -e "$now") || lost=
  [ -z "$moved$lost" ] || no "Expected every replica where it was, in its role, but now there is: $moved; instead of: $lost"
  say "Every replica is where it was before the upgrade, in the same role"
)

# A tablet serves its partitions: the nameserver calls them alive, and the tablet calls them normal.
require_loaded() (
  all=$(partitions) || exit
  away=$(say "$all" | awk -v e="$1" '$5 == e && $7 != "yes" { print $1 "." $2 "/" $4 }')
  [ -z "$away" ] || no "Expected every partition of $1 to be alive, but these are not yet: $away"
  answer=$("$(client)" "--endpoint=$1" --role=client --interactive=false --cmd=gettablestatus </dev/null) || answer=
  case $answer in
    *-----*) ;;
    *) unclear "Expected the tablet $1 to tell the status of its tables, but it said: ${answer:-nothing}" ;;
  esac
  loading=$(say "$answer" | records | awk '$5 != "kTableNormal" { print $1 "/" $2, $5 }')
  [ -z "$loading" ] || no "Expected $1 to have loaded its partitions, but: $loading"
  say "$1 serves all its partitions"
)

move_leaders_off() {
  set --
  [ "${ALLOW_SINGLE_REPLICA:?}" != true ] || set -- --allow_single_replica
  operation_tool --cmd=pre-upgrade "--endpoints=${ROLLED_TABLET_ENDPOINT:?}" "--statfile=$(statfile)" "$@"
}

# Without its statfile the tool breaks, and leaves auto_failover off. It writes it at its very end, so
# when it was ended before and tried again, only the baseline knows which leaders it had moved first.
move_leaders_back() {
  if [ -f "$(statfile)" ]; then
    operation_tool --cmd=post-upgrade "--endpoints=${ROLLED_TABLET_ENDPOINT:?}" "--statfile=$(statfile)"
  fi
  return_unnoted_leaders
  restore_auto_failover
}

return_unnoted_leaders() (
  all=$(partitions) || exit
  say "$all" | awk -v e="${ROLLED_TABLET_ENDPOINT:?}" '
    NR == FNR { if ($5 == e && $6 == "leader") mine[$3, $4] = 1; known[$3, $4, $5] = 1; next }
    ($3, $4) in mine && $6 == "leader" && $5 != e {
      print $1, $2, $4, $5, (($3, $4, $5) in known ? "keep" : "remove")
    }' "$(baseline)/partitions" - |
    while read -r database table pid leader replica; do
      say "The leader of $database.$table/$pid goes back from $leader"
      ask "changeleader $table $pid $ROLLED_TABLET_ENDPOINT" "$database" </dev/null || exit
      within "${OPERATION_PATIENCE:?}" no_operation_is_open || no "Expected the leader of $database.$table/$pid to move within $OPERATION_PATIENCE s, but the operation is still open"
      case $replica in
        keep) ask "recovertable $table $pid $leader" "$database" </dev/null || exit ;;
        remove) ask "delreplica $table $pid $leader" "$database" </dev/null || exit ;;
      esac
    done
)

no_operation_is_open() (
  open=$(operations) || exit
  ! say "$open" | grep -qE ' (kDoing|kInited)$'
)

# Whether a running component does its work, as the cluster sees it.
require_ready() (
  case $1 in
    nameserver)
      answer=$(ask showns) || exit
      say "$answer" | records | grep -qF "${NAMESERVER_ENDPOINT:?}" || no "Expected $NAMESERVER_ENDPOINT to be listed by showns, but it is not"
      say "$answer" | records | grep -qw leader || no "Expected a nameserver to lead, but none does"
      ;;
    tablet)
      answer=$(ask showtablet) || exit
      say "$answer" | records | grep -F "${TABLET_ENDPOINT:?}" | grep -q Healthy || no "Expected showtablet to show $TABLET_ENDPOINT as healthy, but it does not"
      ;;
    taskmanager) sql 'show jobs;' >/dev/null ;;
    apiserver) ;; # its status page was asked already
  esac
)
