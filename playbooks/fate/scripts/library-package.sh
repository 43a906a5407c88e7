#!/bin/sh
# The upgrade script's parameters, which stand in its first lines.

SCRIPT_PARAMETERS='FATE_ROOT FATE_FLOW_ROOT PYTHON_PACKAGE_PATH DB_USER DB_PASS MYSQL_ROOT MYSQL_SOCKET_PATH DEPLOY_METHOD SUPERVISOR_ROOT'
PARAMETER_LINES=20
export SCRIPT_PARAMETERS PARAMETER_LINES

upgrade_script() { say "${PACKAGE_COPY:?}/upgrade_package/upgrade_script.sh"; }

# What a parameter has to be. The password never is: see unpack.sh.
parameter() {
  case $1 in
    FATE_ROOT) say "${FATE_ROOT:?}" ;;
    FATE_FLOW_ROOT) say "$FLOW_HOME" ;;
    PYTHON_PACKAGE_PATH) say "$PACKAGE_COPY/upgrade_package/upgrade_python_package.tar.gz" ;;
    DB_USER) say "${DB_USER:?}" ;;
    DB_PASS) say read-from-a-pipe ;;
    MYSQL_ROOT) if [ -d "${MYSQL_ROOT:?}" ]; then say "$PACKAGE_COPY/mysql"; else say "$MYSQL_ROOT"; fi ;;
    MYSQL_SOCKET_PATH) say "${MYSQL_SOCKET:?}" ;;
    DEPLOY_METHOD) say "${DEPLOY_METHOD:?}" ;;
    SUPERVISOR_ROOT) say "${SUPERVISOR_ROOT:?}" ;;
  esac
}

# Whether the script has a parameter among its first lines.
has_parameter() { head -n "$PARAMETER_LINES" "$(upgrade_script)" | grep -q "^[[:space:]]*$1="; }

# What bash makes of a parameter's line.
parameter_read_back() (
  line=$(head -n "$PARAMETER_LINES" "$(upgrade_script)" | grep "^[[:space:]]*$1=")
  # shellcheck disable=SC2016 # bash is to expand it
  bash -c 'eval "$1"; printf "%s\n" "${!2}"' read-back "$line" "$1"
)
