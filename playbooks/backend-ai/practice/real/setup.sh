#!/bin/sh
# A practice installation with a real PostgreSQL on a socket of its own, a real alembic with a graph of
# revisions, real wheels and real virtual environments. Part of ../setup.sh, which knows the graphs
# and the hosts already.
set -eu
wheelhouse=$PRACTICE_ROOT/wheelhouse
rm -f "$wheelhouse"/*
/usr/bin/python3 "$PRACTICE_SOURCE/real/wheels.py" "$PRACTICE_ROOT/graphs" "$wheelhouse" "${PRACTICE_RELEASE:?}" "${PRACTICE_TARGET:?}"

# host, component
real_component() {
  home="$PRACTICE_ROOT/hosts/$1/backend ai/$2"
  mkdir -p "$home/venvs"
  /usr/bin/python3 -m venv --system-site-packages --without-pip "$home/venvs/$PRACTICE_RELEASE"
  "$home/venvs/$PRACTICE_RELEASE/bin/python" -m pip --disable-pip-version-check install -q --no-index --find-links "$wheelhouse" "backend.ai-$2==$PRACTICE_RELEASE"
  ln -s "$home/venvs/$PRACTICE_RELEASE" "$home/venv"
}
for name in m1 s1; do
  for stand_in in alembic pip psql pg_dump pg_restore python3.11 python3.12 python3.13; do rm -f "$PRACTICE_ROOT/hosts/$name/bin/$stand_in"; done
done
rm -rf "$PRACTICE_ROOT/hosts/m1/backend ai" "$PRACTICE_ROOT/hosts/s1/backend ai" "$PRACTICE_ROOT/hosts/a1" "$PRACTICE_ROOT/hosts/a2" "$PRACTICE_ROOT/hosts/m2"
real_component m1 manager
real_component s1 webserver
real_component s1 storage-proxy

sh "$PRACTICE_SOURCE/real/postgres" create
sh "$PRACTICE_SOURCE/real/postgres" start
sockets=$(printf '%s' "$PRACTICE_ROOT/run" | sed 's/%/%%25/g; s/ /%%20/g')
printf '%s\n' '[alembic]' 'script_location = ai.backend.manager.models:alembic' \
  "sqlalchemy.url = postgresql://stepwise@/backend?host=$sockets&port=5432" \
  >"$PRACTICE_ROOT/hosts/m1/backend ai/manager/alembic.ini"
export PGHOST="$PRACTICE_ROOT/run" PGPORT=5432
superuser=postgres
[ "$(id -u)" = 0 ] || superuser=$(id -un)
psql -X -q -U "$superuser" -d postgres -c 'create role stepwise superuser login'
export PGUSER=stepwise
# for the step to another server
cp "$PRACTICE_SOURCE/real/postgres" "$PRACTICE_ROOT/postgres"
printf '%s\n' '#!/bin/sh' '# The practice folder is nobody else'"'"'s, and PostgreSQL may not run as root.' \
  'exec /usr/bin/setpriv --inh-caps=+dac_override --ambient-caps=+dac_override "$@"' >"$PRACTICE_ROOT/hosts/m1/bin/setpriv"
chmod +x "$PRACTICE_ROOT/hosts/m1/bin/setpriv"
psql -X -q -d postgres -c 'create database backend'
(cd "$PRACTICE_ROOT/hosts/m1/backend ai/manager" && ./venv/bin/alembic upgrade head)
psql -X -q -d backend -c "insert into users values (1, 'ann'), (2, 'ben'), (3, 'cem'); insert into sessions values (1, 'TERMINATED')"
