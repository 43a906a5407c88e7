#!/bin/sh
# Part of setup.sh: FATE's code as a release has it, and the upgrade package.

# The configuration as a release brings it, or as the site has it: file, release, site or package
base_conf() {
  password=fate_dev mode=0 store=fate_dev
  [ "$3" = package ] || { password=site-secret mode=1 store=store-secret; }
  {
    echo "work_mode: $mode"
    case $2 in
      1.4.0 | 1.4.1) ;;
      *) if [ "$3" = package ]; then echo "use_registry: false"; else echo "use_registry: true"; fi ;;
    esac
    printf '%s\n' "fate_flow:" "  host: 0.0.0.0" "  http_port: 9380" "  grpc_port: 9360"
    printf '%s\n' "database:" "  name: fate_flow" "  user: fate_dev" "  passwd: $password" "  host: 10.1.2.3" "  port: 3306" "  max_connections: 100" "  stale_timeout: 30"
    case $2 in
      1.4.0 | 1.4.1)
        printf '%s\n' "redis:" "  host: 10.1.2.4" "  port: 6379" "  password: $store" "  max_connections: 500" "  db: 0"
        printf '%s\n' "default_model_store_address:" "  storage: redis" "  host: 10.1.2.4" "  port: 6379" "  password: $store" "  db: 0"
        ;;
      *)
        hosts=127.0.0.1:2281 user=fate zk=fate
        [ "$3" = package ] || { hosts=10.1.2.5:2181 user=site zk=zk-secret; }
        printf '%s\n' "zookeeper:" "  hosts:" "    - $hosts" "  use_acl: true" "  user: $user" "  password: $zk"
        printf '%s\n' "model_store_address:" "  storage: mysql" "  name: model" "  host: 127.0.0.1" "  port: 3306" "  user: fate_dev" "  passwd: $store" "  max_connections: 10" "  stale_timeout: 10"
        ;;
    esac
  } >"$1"
}

# folder, release, site or package
release_of_fate() {
  mkdir -p "$1/fate_flow/utils" "$1/fate_flow/upgrade" "$1/arch/conf" "$1/federatedml"
  sed "s/^# Stands in/# FATE $2. Stands in/" "$STAND_INS/flow-service" >"$1/fate_flow/service.sh"
  sed "s/^# Stands in/# FATE $2. Stands in/" "$STAND_INS/flow-server" >"$1/fate_flow/fate_flow_server.py"
  echo "# federatedml of $2" >"$1/federatedml/__init__.py"
  [ "$2" = 1.4.0 ] || printf '%s\n' "FATE=$2" "PYTHON=3.6.5" >"$1/fate.env"
  base_conf "$1/arch/conf/base_conf.yaml" "$2" "$3"
  case $2 in
    1.4.0 | 1.4.1)
      printf '%s\n' "from arch.api.utils.conf_utils import get_base_config" "WORK_MODE = get_base_config('work_mode', 0)" \
        "USE_CONFIGURATION_CENTER = True" "ZOOKEEPER_HOSTS = ['10.1.2.5:2181', '10.1.2.6:2181']" >"$1/fate_flow/settings.py"
      printf '%s\n' "from kazoo.client import KazooClient" "class CenterConfig(object):" "    SERVERS = None" "    USE_ACL = True" \
        "    ZK_USERNAME = 'site'" "    ZK_PASSWORD = 'zk: \"secret\" #1'" >"$1/fate_flow/utils/setting_utils.py"
      ;;
    *) echo "WORK_MODE = 0 # $2" >"$1/fate_flow/settings.py" ;;
  esac
}

make_package() {
  folder=$PRACTICE_ROOT/upgrade_package
  mkdir -p "$folder/sql" "$PRACTICE_ROOT/new"
  release_of_fate "$PRACTICE_ROOT/new/python" 1.4.4 package
  tar -C "$PRACTICE_ROOT/new" -czf "$folder/upgrade_python_package.tar.gz" python
  cp "$STAND_INS/upgrade-script" "$folder/upgrade_script.sh"
  printf '%s\n' "use fate_flow;" "create table t_queue_backup like t_queue;" "insert into t_queue_backup select * from t_queue;" \
    "alter table t_queue add f_frequency int default 0;" >"$folder/sql/1_4_0-1_4_1.sql"
  {
    echo "use fate_flow;"
    for table in t_job t_task t_data_view t_machine_learning_model_meta; do
      printf '%s\n' "create table ${table}_backup like $table;" "insert into ${table}_backup select * from $table;" \
        "alter table $table modify f_role varchar(50);"
    done
  } >"$folder/sql/1_4_1-1_4_2.sql"
  tar -C "$PRACTICE_ROOT" -czf "$PRACTICE_ROOT/package.tar.gz" upgrade_package
  rm -rf "$folder" "$PRACTICE_ROOT/new"
}
