#!/bin/sh
# Makes a host with kubectl, helm and a cluster as a folder, and the repository where charts come from.
set -eu
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}" "${PRACTICE_RELEASE:?}" "${PRACTICE_TARGET:?}"
stand_ins=$PRACTICE_SOURCE/stand-ins
root=$PRACTICE_ROOT/hosts/kube1
cluster=$root/kubernetes
mkdir -p "$root/bin" "$root/home" "$root/faults" "$root/backups" "$cluster/bin" "$cluster/statefulsets" "$cluster/revisions/4" "$PRACTICE_ROOT/cluster"
for command in kubectl helm manifests volume-hook; do cp "$stand_ins/$command" "$root/bin/" && chmod +x "$root/bin/$command"; done
for command in psql pg_dumpall; do cp "$stand_ins/database-tools" "$cluster/bin/$command" && chmod +x "$cluster/bin/$command"; done
ln -s ../faults "$cluster/faults"

chart=$PRACTICE_ROOT/chart
mkdir -p "$chart/helm-chart" "$chart/cvat"
printf 'apiVersion: v2\nname: cvat\nversion: 0.13.2\nappVersion: latest\n' >"$chart/helm-chart/Chart.yaml"
printf 'cvat:\n  backend:\n    image: cvat/server\n    tag: v%s\n' "$PRACTICE_TARGET" >"$chart/helm-chart/values.yaml"
git -C "$chart" init --quiet
git -C "$chart" add -A
git -C "$chart" -c user.name=practice -c user.email=practice@localhost commit --quiet -m "$PRACTICE_TARGET"
git -C "$chart" tag "v$PRACTICE_TARGET"
git clone --quiet --bare "$chart" "$PRACTICE_ROOT/cluster/cvat.git"
rm -rf "$chart"

"$root/bin/manifests" "$PRACTICE_RELEASE" "$cluster/revisions/4"
cp -R "$cluster/revisions/4" "$cluster/deployments"
echo "4|deployed|Upgrade complete" >"$cluster/history"
for one in cvat-postgresql cvat-redis-master cvat-kvrocks; do printf 'replicas=1\nimage=%s\n' "$one" >"$cluster/statefulsets/$one"; done
sh "$PRACTICE_SOURCE/fill-database.sh" "$cluster/databases/cvat" "$PRACTICE_RELEASE"

data=$cluster/volume/data
mkdir -p "$data/data/1/raw" "$data/tasks/1/export_cache" "$data/jobs/2/export_cache" "$data/a folder with blanks" "$data/cache" "$cluster/volume/keys"
echo picture >"$data/data/1/raw/one.png"
echo picture >"$data/a folder with blanks/two.png"
echo export >"$data/tasks/1/export_cache/export.zip"
echo export >"$data/jobs/2/export_cache/an export.zip"
echo cached >"$data/cache/chunk"
echo secret >"$cluster/volume/keys/secret_key.py"
mkdir -p "$root/site values"
echo "ingress: {enabled: true}" >"$root/site values/values.yaml"
echo "postgresql: {secret: {password: practice-pass}}" >"$root/site values/secrets.yaml"
touch "$PRACTICE_ROOT/ready"
