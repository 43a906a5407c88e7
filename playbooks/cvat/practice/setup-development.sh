#!/bin/sh
# Makes a developer's host: a real git checkout, a virtual environment, servers and a database.
set -eu
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}" "${PRACTICE_RELEASE:?}" "${PRACTICE_TARGET:?}"
stand_ins=$PRACTICE_SOURCE/stand-ins
root=$PRACTICE_ROOT/hosts/dev1
mkdir -p "$root/bin" "$root/home" "$root/faults" "$root/backups" "$root/venv/bin" "$root/venv/lib" "$PRACTICE_ROOT/cluster"
for command in psql pg_dump; do cp "$stand_ins/database-tools" "$root/bin/$command"; done
cp "$stand_ins/checkout-curl" "$root/bin/curl"
cp "$stand_ins/servers-hook" "$root/bin/"
cp "$stand_ins/checkout-python" "$root/venv/bin/python"
ln -s python "$root/venv/bin/python3"
chmod +x "$root/bin/psql" "$root/bin/pg_dump" "$root/bin/curl" "$root/bin/servers-hook" "$root/venv/bin/python"

# One commit and one tag for each release; the new one has a file more, and one less.
source=$PRACTICE_ROOT/source
git init --quiet -b develop "$source"
for one in "$PRACTICE_RELEASE" "$PRACTICE_TARGET"; do
  mkdir -p "$source/cvat/requirements"
  echo "VERSION = ($(echo "$one" | sed 's/\./, /g'), 'final', 0)" >"$source/cvat/__init__.py"
  printf '/data\n/keys\n/logs\n' >"$source/.gitignore"
  rm -f "$source"/only-in-*
  echo "$one" >"$source/only-in-$one"
  printf -- '-r base.txt\n# by pip-compile\nnumpy==1.22.4 ; python_version >= "3.8" \\\n    --hash=sha256:1\n' >"$source/cvat/requirements/development.txt"
  printf 'django==%s\n    # via base.in\ndatumaro @ git+https://github.com/cvat-ai/datumaro.git@1\npywin32==1 ; sys_platform == "win32"\n' "$one" >"$source/cvat/requirements/base.txt"
  git -C "$source" add -A
  git -C "$source" -c user.name=practice -c user.email=practice@localhost commit --quiet -m "$one"
  git -C "$source" tag "v$one"
done
git clone --quiet --bare "$source" "$PRACTICE_ROOT/cluster/cvat.git"
git -C "$source" reset --quiet --hard "v$PRACTICE_RELEASE"
git -C "$source" tag -d "v$PRACTICE_TARGET" >/dev/null
git clone --quiet "$source" "$root/cvat"
rm -rf "$source"

mkdir -p "$root/cvat/data/data/1" "$root/cvat/data/tasks/1/export_cache" "$root/cvat/keys"
echo picture >"$root/cvat/data/data/1/a picture.png"
echo export >"$root/cvat/data/tasks/1/export_cache/export.zip"
echo secret >"$root/cvat/keys/secret_key.py"
printf 'pip==23.0\nDjango==%s\nnumpy==1.22.4\ndatumaro @ git+https://github.com/cvat-ai/datumaro.git@1\n' "$PRACTICE_RELEASE" >"$root/venv/lib/installed"
sh "$PRACTICE_SOURCE/fill-database.sh" "$root/databases/cvat" "$PRACTICE_RELEASE"
echo running >"$root/servers"
touch "$PRACTICE_ROOT/ready"
