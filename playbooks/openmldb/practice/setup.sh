#!/bin/sh
# Makes the practice installation below $PRACTICE_ROOT: seven hosts with OpenMLDB 0.6.9 and the
# package of 0.9.2 on each, and two hosts with clients. Run again, it leaves everything as it is.
set -eu
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}"
SCENARIO=${PRACTICE_SCENARIO:-default}
STAND_INS=$PRACTICE_SOURCE/stand-ins
[ ! -e "$PRACTICE_ROOT/ready" ] || exit 0
rm -rf "$PRACTICE_ROOT/hosts" "$PRACTICE_ROOT/cluster"

# The files of a release: folder, version
release() {
  mkdir -p "$1/bin" "$1/conf" "$1/tools" "$1/taskmanager/bin" "$1/taskmanager/conf" "$1/taskmanager/lib"
  sed "s/@RELEASE@/$2/" "$STAND_INS/openmldb" >"$1/bin/openmldb"
  cp "$STAND_INS/start.sh" "$1/bin/start.sh"
  cp "$STAND_INS/openmldb_ops.py" "$1/tools/openmldb_ops.py"
  cp "$STAND_INS/taskmanager.sh" "$1/taskmanager/bin/taskmanager.sh"
  echo "server.port=9902" >"$1/taskmanager/conf/taskmanager.properties"
  for jar in taskmanager batchjob; do
    echo "$jar $2" >"$1/taskmanager/lib/openmldb-$jar-$2.jar"
  done
  chmod +x "$1/bin/openmldb" "$1/bin/start.sh" "$1/taskmanager/bin/taskmanager.sh"
}

# host, command…: stand-ins on its PATH
commands() {
  root=$PRACTICE_ROOT/hosts/$1
  mkdir -p "$root/bin" "$root/home" "$root/faults"
  shift
  for command; do
    cp "$STAND_INS/$command" "$root/bin/$command"
    chmod +x "$root/bin/$command"
  done
}

# name, component, endpoint; a second component of a host shares its folder
host() {
  commands "$1" curl python3
  mkdir -p "$root/packages" "$root/state"
  [ -d "$root/openmldb" ] || release "$root/openmldb" 0.6.9
  component "$2" "$3"
  cp "$PRACTICE_ROOT/package.tar.gz" "$root/packages/openmldb-0.9.2-linux.tar.gz"
  echo "$sum  openmldb-0.9.2-linux.tar.gz" >"$root/packages/openmldb-0.9.2-linux.tar.gz.sha256"
  echo "$2 $3" >>"$PRACTICE_ROOT/cluster/members"
  echo "$1 $2" >>"$PRACTICE_ROOT/cluster/running"
}

# name, endpoint: its configuration
component() {
  if [ "$1" = taskmanager ]; then
    printf '%s\n' "server.port=${2#*:}" "job.log.path=./logs" "spark.home=$root/spark" >"$root/openmldb/conf/taskmanager.properties"
    spark "$root/spark" 3.2.1-old
    spark "$root/packages/spark-3.2.1-bin-openmldbspark" 3.2.1-new
    (cd "$root/packages" && tar -czf spark.tgz spark-3.2.1-bin-openmldbspark && sha256sum spark.tgz >spark.tgz.sha256)
    rm -rf "$root/packages/spark-3.2.1-bin-openmldbspark"
  else
    printf '%s\n' "--endpoint=$2" "--role=$1" "--zk_cluster=127.0.0.1:2181" "--zk_root_path=/openmldb" \
      "--openmldb_log_dir=./logs" >"$root/openmldb/conf/$1.flags"
  fi
}

# folder, words in its jar
spark() {
  mkdir -p "$1/bin" "$1/jars"
  printf '#!/bin/sh\n' >"$1/bin/spark-submit"
  chmod +x "$1/bin/spark-submit"
  echo "spark $2" >"$1/jars/spark-core.jar"
}

# database, table, tid, pid, then the tablets that hold it, its leader first
partition() {
  place="$1 $2 $3 $4"
  folder=$3_$4
  shift 4
  role=leader
  for tablet; do
    echo "$place 127.0.0.1:1092$tablet $role" >>"$PRACTICE_ROOT/cluster/partitions"
    mkdir -p "$PRACTICE_ROOT/hosts/t$tablet/openmldb/db/$folder"
    echo "rows of $place" >"$PRACTICE_ROOT/hosts/t$tablet/openmldb/db/$folder/data"
    role=follower
  done
}

mkdir -p "$PRACTICE_ROOT/cluster/nodes" "$PRACTICE_ROOT/cluster/rows" "$PRACTICE_ROOT/cluster/settings"
release "$PRACTICE_ROOT/openmldb-0.9.2-linux" 0.9.2
tar -C "$PRACTICE_ROOT" -czf "$PRACTICE_ROOT/package.tar.gz" openmldb-0.9.2-linux
rm -rf "$PRACTICE_ROOT/openmldb-0.9.2-linux"
sum=$(sha256sum "$PRACTICE_ROOT/package.tar.gz" | cut -d ' ' -f 1)

host ns1 nameserver 127.0.0.1:6527
host ns2 nameserver 127.0.0.1:6528
host t1 tablet 127.0.0.1:10921
[ "$SCENARIO" != co-located ] || host t1 nameserver 127.0.0.1:6529
host t2 tablet 127.0.0.1:10922
host t3 tablet 127.0.0.1:10923
host tm1 taskmanager 127.0.0.1:9902
host api1 apiserver 127.0.0.1:8080
rm "$PRACTICE_ROOT/package.tar.gz"
# shellcheck source=/dev/null
. "$PRACTICE_SOURCE/clients.sh"
cp "$STAND_INS/writes" "$PRACTICE_ROOT/hosts/ns1/bin/writes"
chmod +x "$PRACTICE_ROOT/hosts/ns1/bin/writes"

partition __INTERNAL_DB JOB_INFO 1 0 1 2 3
partition __INTERNAL_DB PRE_AGG_META_INFO 2 0 2 3 1
partition INFORMATION_SCHEMA GLOBAL_VARIABLES 3 0 3 1 2
partition demo trades 5 0 1 2 3
partition demo trades 5 1 2 3 1
partition demo quotes 6 0 3 1
partition demo quotes 6 1 1 2
partition demo events 7 0 2
for tid in 5 6 7; do echo 1000 >"$PRACTICE_ROOT/cluster/rows/$tid"; done
auto_failover=true
[ "$SCENARIO" != auto-failover-off ] || auto_failover=false
echo "$auto_failover" >"$PRACTICE_ROOT/cluster/settings/auto_failover"
echo on >"$PRACTICE_ROOT/cluster/writes"
echo running >"$PRACTICE_ROOT/cluster/writes-hook"
echo 127.0.0.1:6527 >"$PRACTICE_ROOT/cluster/leader"
# an old failure, which the cluster shows for ever
echo "demo 1 kMigrateOP trades 0 kFailed 20221201120000 3s 20221201120003 -" >"$PRACTICE_ROOT/cluster/operations"
: >"$PRACTICE_ROOT/cluster/loaded"
touch "$PRACTICE_ROOT/ready"
