#!/bin/bash
# Stands in for the upgrade script of the package. As upstream's: for bash only, and calls the service
# scripts with sh; what fails ends it without a word of its own; a second run on the tables ends in the middle.
set -euo pipefail
# FATE's folder
FATE_ROOT=/data/projects/fate
FATE_FLOW_ROOT=/data/projects/fate/python/fate_flow
PYTHON_PACKAGE_PATH=~/upgrade_package/upgrade_python_package.tar.gz
DB_USER=root
DB_PASS=fate_dev
MYSQL_ROOT=$FATE_ROOT/common/mysql/mysql-8.0.13
MYSQL_SOCKET_PATH=$MYSQL_ROOT/run/mysql.sock
DEPLOY_METHOD=allinone
SUPERVISOR_ROOT=/data/projects/common/supervisord

SCRIPT_PATH=$(dirname "$(readlink -f "$0")")
NOW=$(date +%Y%m%d%H%M%S)
fault() { [[ -e "$FATE_ROOT/../faults/$1" ]]; }

check() {
  if [[ $DEPLOY_METHOD != allinone && $DEPLOY_METHOD != ansible ]]; then
    echo "ERROR: the deploy method is neither allinone nor ansible. Upgrade process aborting."
    exit 1
  fi
  if [[ ! -d $FATE_ROOT || ! -f $PYTHON_PACKAGE_PATH ]]; then
    echo "ERROR: $FATE_ROOT or $PYTHON_PACKAGE_PATH does not exist. Upgrade process aborting."
    exit 1
  fi
  if fault upgrade-aborts; then
    echo "ERROR: something does not exist. Upgrade process aborting."
    exit 1
  fi
}

service() {
  case $DEPLOY_METHOD in
    allinone) sh "$FATE_FLOW_ROOT/service.sh" "$1" ;;
    ansible) sh "$SUPERVISOR_ROOT/service.sh" "$1" fate-fateflow ;;
  esac
}

mysql_client() { "$MYSQL_ROOT/bin/mysql" "-u$DB_USER" "-p$DB_PASS" -S "$MYSQL_SOCKET_PATH" "$@"; }

database() {
  echo "INFO: Upgrading database..."
  ! fault upgrade-skips-sql || return 0
  for file in "$SCRIPT_PATH"/sql/*.sql; do
    # only what the tables lack
    case $file in
      *1_4_0-1_4_1*) lacking="SELECT COUNT(*) = 0 FROM information_schema.columns WHERE table_schema = 'fate_flow' AND table_name = 't_queue' AND column_name = 'f_frequency'" ;;
      *) lacking="SELECT COUNT(*) = 1 FROM information_schema.columns WHERE table_schema = 'fate_flow' AND table_name = 't_job' AND column_name = 'f_role' AND column_type = 'varchar(10)'" ;;
    esac
    [[ $(mysql_client -N -e "$lacking") == 0 ]] || mysql_client <"$file"
  done
  echo "INFO: Upgrade database finished."
}

code() {
  echo "INFO: Backup for old python directory"
  if fault upgrade-skips-code; then return 0; fi
  mv "$FATE_ROOT/python" "$FATE_ROOT/python_$NOW"
  sleep 0.02
  tar zxf "$PYTHON_PACKAGE_PATH" -C "$FATE_ROOT"
  if fault upgrade-wrong-code; then echo "FATE=1.4.3" >"$FATE_ROOT/python/fate.env"; fi
}

flow_code() {
  echo "INFO: Backup for old fate flow directory"
  if fault upgrade-skips-code; then return 0; fi
  mv "$FATE_FLOW_ROOT" "${FATE_FLOW_ROOT}_$NOW"
  sleep 0.02
  tar zxf "$PYTHON_PACKAGE_PATH" -C "$FATE_ROOT" python/fate_flow
}

echo "INFO: Upgrading process start..."
case "$1" in
  all) check; mysql_client -e "select 'x';" >/dev/null; service stop; code; database; service start ;;
  fatepython) check; service stop; code; service start ;;
  fateflow) check; service stop; flow_code; service start ;;
  mysql) mysql_client -e "select 'x';" >/dev/null; database ;;
  *) echo "usage: $0 {fatepython|fateflow|mysql|all}"; exit 255 ;;
esac
echo "INFO: Upgrading process finished."
