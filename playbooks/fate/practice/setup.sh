#!/bin/sh
# Makes the practice installation of a scenario below $PRACTICE_ROOT: FATE $PRACTICE_RELEASE, with the
# upgrade package on each host. Run again, it leaves everything as it is.
set -eu
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}"
PRACTICE_SCENARIO=${PRACTICE_SCENARIO:-default}
PRACTICE_RELEASE=${PRACTICE_RELEASE:-1.4.0}
PRACTICE_TOPOLOGY=${PRACTICE_TOPOLOGY:-ansible}
STAND_INS=$PRACTICE_SOURCE/stand-ins
[ ! -e "$PRACTICE_ROOT/ready" ] || exit 0
rm -rf "$PRACTICE_ROOT/hosts" "$PRACTICE_ROOT/cluster"
mkdir -p "$PRACTICE_ROOT/cluster/mysql"
# shellcheck source=/dev/null
. "$PRACTICE_SOURCE/setup-code.sh"
# shellcheck source=/dev/null
. "$PRACTICE_SOURCE/setup-database.sh"

# name
host() {
  root=$PRACTICE_ROOT/hosts/$1
  mkdir -p "$root/bin" "$root/home" "$root/faults" "$root/packages" "$root/state" "$root/lib"
  chmod 700 "$root/state"
  cp "$STAND_INS/lsof" "$root/bin/lsof"
  chmod +x "$root/bin/lsof"
  cp "$PRACTICE_ROOT/package.tar.gz" "$root/packages/upgrade_1_4_0-1_4_4.tar.gz"
  echo "$sum  upgrade_1_4_0-1_4_4.tar.gz" >"$root/packages/upgrade_1_4_0-1_4_4.tar.gz.sha256"
}

# name: a host with FATE's code
code_host() {
  root=$PRACTICE_ROOT/hosts/$1
  mkdir -p "$root/fate/common/python/venv/bin" "$root/supervisord"
  printf '%s\n' '#!/bin/sh' "exec '$real_python' \"\$@\"" >"$root/fate/common/python/venv/bin/python"
  chmod +x "$root/fate/common/python/venv/bin/python"
  release_of_fate "$root/fate/python" "$PRACTICE_RELEASE" site
  cp "$STAND_INS/supervisor-service" "$root/supervisord/service.sh"
}

# name: a host with MySQL
mysql_host() {
  root=$PRACTICE_ROOT/hosts/$1
  mkdir -p "$root/fate/mysql/bin" "$root/fate/mysql/run"
  if [ "$PRACTICE_SCENARIO" = real-mariadb ]; then
    for program in mysql mysqldump; do ln -s "$(command -v "$program")" "$root/fate/mysql/bin/$program"; done
    return
  fi
  cp "$STAND_INS/toydb.py" "$root/lib/toydb.py"
  for program in mysql mysqldump; do
    sed "s|@PYTHON@|'$real_python'|" "$STAND_INS/mysql" >"$root/fate/mysql/bin/$program"
    chmod +x "$root/fate/mysql/bin/$program"
  done
  echo "stands in for a socket" >"$root/fate/mysql/run/mysql.sock"
}

# not a shim that looks for a Python each time
real_python=$(python3 -c 'import sys; print(sys.executable)')
make_package
sum=$(sha256sum "$PRACTICE_ROOT/package.tar.gz" | cut -d ' ' -f 1)
if [ "$PRACTICE_TOPOLOGY" = allinone ]; then
  host all1
  mysql_host all1
  code_host all1
  flow=all1
else
  for name in db1 flow1 nm1 nm2; do host "$name"; done
  mysql_host db1
  for name in flow1 nm1 nm2; do code_host "$name"; done
  flow=flow1
fi
rm "$PRACTICE_ROOT/package.tar.gz"
# shellcheck disable=SC2016 # a password that is hard to quote
printf '%s\n' 'pa$s "w\o`rd'"'"' 1' >"$PRACTICE_ROOT/cluster/mysql-password"
echo "site-secret" >"$PRACTICE_ROOT/cluster/flow-password"
[ "$PRACTICE_SCENARIO" = real-mariadb ] || make_database "$PRACTICE_RELEASE"
[ "$PRACTICE_SCENARIO" != tables-1.7.0 ] || make_sql "$PRACTICE_ROOT/hosts/db1/packages/sql"
echo "$flow" >"$PRACTICE_ROOT/cluster/running"
# a model, a job's folder and a log, which FATE Flow writes below python
python=$PRACTICE_ROOT/hosts/$flow/fate/python
mkdir -p "$python/model_local_cache/guest#10000#model/20200801" "$python/jobs/20200801" "$python/logs"
echo "a trained model" >"$python/model_local_cache/guest#10000#model/20200801/pipeline.pb"
echo "{}" >"$python/jobs/20200801/job_dsl.json"
echo "old log" >"$python/logs/error.log"
cat >"$PRACTICE_ROOT/hosts/$flow/bin/small-job" <<'END'
#!/bin/sh
# Stands in for the site's small job.
root=$(cd "$(dirname "$0")/.." && pwd -P)
echo "submitted"
if [ -e "$root/faults/job-fails" ]; then echo failed; else echo success; fi
END
chmod +x "$PRACTICE_ROOT/hosts/$flow/bin/small-job"
touch "$PRACTICE_ROOT/ready"
