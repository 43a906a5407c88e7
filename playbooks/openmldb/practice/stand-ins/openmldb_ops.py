#!/bin/sh
# Stands in for OpenMLDB's tools/openmldb_ops.py, and is a shell script: the range's python3 is a
# shell. It exits 0 unless it breaks, and says what failed on standard error only.
set -u
faults=$(cd "$(dirname "$0")/../.." && pwd -P)/faults
binary='' zk='' root='' cmd='' endpoint='' statfile=.stat allow='' filter=''
for option; do
  case $option in
    --openmldb_bin_path=*) binary=${option#*=} ;;
    --zk_cluster=*) zk=${option#*=} ;;
    --zk_root_path=*) root=${option#*=} ;;
    --cmd=*) cmd=${option#*=} ;;
    --endpoints=*) endpoint=${option#*=} ;;
    --statfile=*) statfile=${option#*=} ;;
    --allow_single_replica) allow=yes ;;
    --filter=*) filter=${option#*=} ;;
  esac
done
fault() { [ -e "$faults/$1" ]; }
info() { echo "INFO: $*" >&2; }
error() { echo "ERROR: $*" >&2; }
broken() { # leaves auto_failover as it is: off
  printf 'Traceback (most recent call last):\n  File "openmldb_ops.py", line 611, in <module>\n%s\n' "$*" >&2
  exit 1
}
ns() { "$binary" "--zk_cluster=$zk" "--zk_root_path=$root" --role=ns_client --interactive=false "--cmd=$1" ${2:+"--database=$2"}; }
body() { sed '1,/-----/d'; }
all_databases() { echo __INTERNAL_DB; echo __PRE_AGG_DB; echo INFORMATION_SCHEMA; ns showdb | body | awk '{ print $2 }'; }
replicas() { for db in $(all_databases); do ns showtable "$db" | body | awk -v db="$db" '{ print db, $1, $2, $3, $4, $5, $6 }'; done; }

wait_for_operation() { # database table pid; endless, as the real one
  while :; do
    last=$(ns "showopstatus $2 $3" "$1" | body | tail -n 1)
    case $last in
      *kDoing* | *kInited*) info "waiting $last"; sleep 0.5 ;;
      *kFailed*) return 1 ;;
      *) return 0 ;;
    esac
  done
}
change_leader() { # database table pid to
  info "change leader of table partition $1 $2 $3 to '$4'"
  ns "changeleader $2 $3 $4" "$1" >/dev/null
  wait_for_operation "$1" "$2" "$3" || { error "change leader failed. $1 $2 $3"; return 1; }
}
pre_upgrade() {
  info "start to pre-upgrade $endpoint"
  placed=$(replicas)
  echo "$placed" | awk '{ print $5 }' | grep -qxF "$endpoint" || broken "KeyError: '$endpoint'"
  ! fault ops-tool-breaks || broken "TypeError: cannot unpack non-iterable NoneType object"
  moved=
  while read -r db table tid pid _; do
    [ -n "$db" ] || continue
    extra=
    if [ "$(echo "$placed" | awk -v t="$tid" -v p="$pid" '$3 == t && $4 == p' | wc -l)" -eq 1 ]; then
      [ -z "$allow" ] || continue
      extra=$(echo "$placed" | awk -v e="$endpoint" '$5 != e { n[$5]++ } END { for (k in n) print n[k], k }' | sort | head -n 1 | cut -d ' ' -f 2)
      [ -n "$extra" ] || { error "can not find endpoint to add replica to. $db $table $pid in $endpoint"; continue; }
      ns "addreplica $table $pid $extra" "$db" >/dev/null
    fi
    change_leader "$db" "$table" "$pid" "${extra:-auto}" || break
    moved="$moved$endpoint,$db,$table,$tid,$pid,$extra
"
  done <<END
$(echo "$placed" | awk -v e="$endpoint" '$5 == e && $6 == "leader"')
END
  printf '%s' "$moved" >>"$statfile" # only now, as the real one: ended before, it has noted nothing
}
post_upgrade() {
  info "start to post-upgrade $endpoint"
  [ -f "$statfile" ] || broken "FileNotFoundError: [Errno 2] No such file or directory: '$statfile'"
  grep "^$endpoint," "$statfile" | while IFS=, read -r _ db table _ pid extra; do
    change_leader "$db" "$table" "$pid" "$endpoint" || exit 1
    [ -z "$extra" ] || ns "delreplica $table $pid $extra" "$db" >/dev/null
  done || return 0
  rm -f "$statfile"
}
recover_data() {
  replicas | while read -r db table _ pid at _ living; do
    [ "$living" = yes ] || { info "recover $table in $db"; ns "recovertable $table $pid $at" "$db" >/dev/null; }
  done
}
show_operations() {
  for db in $(all_databases); do
    ns showopstatus "$db" | body | awk -v f="$filter" -v db="$db" 'f == "" || $5 == f { print "|", db, $0, "|" }'
  done
}
show_tables() { # leaves out every row whose warning has a blank: the unhealthy tables
  "$binary" --role=sql_client "--cmd=show table status like '%';" | body | awk 'NF == 13 || NF == 14 { print "|", $0, "|" }'
}

case $cmd in
  showopstatus) show_operations; exit 0 ;;
  showtablestatus) show_tables; exit 0 ;;
  pre-upgrade | post-upgrade | recoverdata) ;;
  *) echo "unsupported cmd: $cmd"; exit 0 ;;
esac
case $(ns showns) in *leader*) ;; *) error "connect OpenMLDB failed, get ns failed"; exit 0 ;; esac
failover=$(ns 'confget auto_failover' | body | awk '{ print $2 }')
ns 'confset auto_failover false' >/dev/null
case $cmd in
  pre-upgrade) pre_upgrade ;;
  post-upgrade) post_upgrade ;;
  recoverdata) recover_data ;;
esac
ns "confset auto_failover $failover" >/dev/null
exit 0
