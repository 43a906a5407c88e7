#!/bin/sh
# shellcheck disable=SC2086 # names of hosts are words without blanks
# Makes the practice installation below $PRACTICE_ROOT: hosts with KAMONOHASHI at the scenario's release, its
# cluster as a folder, and the repositories that its deploy tools come from. Run again, it leaves everything as it is.
set -eu
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}"
: "${PRACTICE_SCENARIO:=default}" "${PRACTICE_RELEASE:?}" "${PRACTICE_TARGET:?}" "${PRACTICE_TOPOLOGY:?}"
[ ! -e "$PRACTICE_ROOT/ready" ] || exit 0
STAND_INS=$PRACTICE_SOURCE/stand-ins
CATALOGUE=$PRACTICE_ROOT/migrations
export STAND_INS CATALOGUE
rm -rf "$PRACTICE_ROOT/hosts" "$PRACTICE_ROOT/cluster" "$PRACTICE_ROOT/upstream" "$PRACTICE_ROOT/stand-ins"
mkdir -p "$PRACTICE_ROOT/hosts" "$PRACTICE_ROOT/cluster"
cp -R "$STAND_INS" "$PRACTICE_ROOT/stand-ins"

# A line for each release: version, migration, deploy tool, DeepOps.
awk '
  $1 == "-" && $2 == "version:" { version = $3 }
  $1 == "properties:" {
    tool = deepops = ""
    for (i = 2; i < NF; i++) { v = $(i + 1); gsub(/[",{}]/, "", v); k = $i; gsub(/[{]/, "", k); if (k == "TOOL:") tool = v; if (k == "DEEPOPS:") deepops = v; if (k == "MIGRATION:") m = v }
    print version, m, tool, deepops
  }' "$PRACTICE_SOURCE/../releases.yaml" >"$CATALOGUE"
property() { awk -v v="$PRACTICE_RELEASE" -v n="$1" '$1 == v { print $n }' "$CATALOGUE"; }
major=${PRACTICE_RELEASE%%.*}
echo "$PRACTICE_TOPOLOGY" >"$PRACTICE_ROOT/topology"
case $PRACTICE_TOPOLOGY in
  single-node) master=n1 kqi=n1 storage=n1 compute=n1 ;;
  *) master=m1 kqi=kqi1 storage=st1 compute='gpu1 gpu2' ;;
esac
echo "$kqi" >"$PRACTICE_ROOT/kqi-host"
printf '%s\n' $compute >"$PRACTICE_ROOT/gpu-hosts"

host() {
  root=$PRACTICE_ROOT/hosts/$1
  [ ! -d "$root" ] || return 0
  mkdir -p "$root/bin" "$root/home" "$root/faults" "$root/state" "$root/kamonohashi" "$root/log"
  for command in kubectl helm curl systemctl sudo id chown stat dpkg-query host kubeadm hostname; do
    cp "$STAND_INS/$command" "$root/bin/$command"
    chmod +x "$root/bin/$command"
  done
  # the site's git knows upstream's addresses; here they lead to folders, which git must be allowed to clone from
  cat >"$root/home/.gitconfig" <<END
[user]
	name = practice
	email = practice@localhost
[url "file://$PRACTICE_ROOT/upstream/"]
	insteadOf = https://github.com/
[protocol "file"]
	allow = always
[advice]
	detachedHead = false
[init]
	defaultBranch = master
[safe]
	directory = *
[gc]
	auto = 0
[maintenance]
	auto = false
END
  printf 'ID=ubuntu\nVERSION_ID="18.04"\n' >"$root/os-release"
  echo "boot-$1-1" >"$root/boot-id"
}
for name in $master $kqi $storage $compute; do host "$name"; done
HOME=$PRACTICE_ROOT/hosts/$master/home
PRACTICE_HOST=$master
export HOME PRACTICE_HOST
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
PATH=$PRACTICE_ROOT/hosts/$master/bin:$PATH
sh "$PRACTICE_SOURCE/upstream.sh"

# ---- the deploy tools, as they were cloned when this release was installed ----
root=$PRACTICE_ROOT/hosts/$master
tools=$root/kamonohashi/deploy-tools
tool=$(property 3)
git clone --quiet https://github.com/KAMONOHASHI/deploy-tools "$tools"
git -C "$tools" checkout --quiet "tags/$tool"
git -C "$tools" submodule --quiet update --init --recursive
git -C "$tools" tag | grep -vxF "$tool" | xargs git -C "$tools" tag -d >/dev/null
mkdir -p "$tools/deepops/config" "$tools/kamonohashi/conf" "$root/log/deploy-tools"
cp -R "$tools/deepops/config.example/." "$tools/deepops/config/"
{
  echo "[all]"
  for name in $(printf '%s\n' $master $kqi $storage $compute | sort -u); do echo "$name ansible_host=10.0.0.1"; done
  printf '[all:vars]\nansible_user=root\n'
} >"$tools/deepops/config/inventory"
if [ "$major" = 2 ]; then
  # the site's own settings
  printf 'http_proxy: http://proxy.example:3128\n' >>"$tools/deepops/config/group_vars/all.yml"
  sed -i.bak 's|^kube_pods_subnet:.*|kube_pods_subnet: 10.99.0.0/16|' "$tools/deepops/config/group_vars/k8s-cluster.yml"
  rm "$tools/deepops/config/group_vars/k8s-cluster.yml.bak"
else
  printf '# defaults of KAMONOHASHI\nkube_proxy_mode: iptables\n# the site\nkube_pods_subnet: 10.99.0.0/16\n' >"$tools/deepops/config/settings.yml"
fi
sed -e "s/\${KQI_NODE}/$kqi/; s/\${NODES}/$(echo $compute | tr ' ' ,)/; s/\${OBJECT_STORAGE}/$storage/; s/\${OBJECT_STORAGE_PORT}/9000/" "$tools/files/kamonohashi-helm/settings.yml" >"$tools/kamonohashi/conf/settings.yml"
(cd "$tools/deepops" && PRACTICE_USER=deploy ./scripts/setup.sh >/dev/null)

# ---- the database's files, the users' files, the drivers ----
data=$PRACTICE_ROOT/hosts/$kqi/kamonohashi/postgresql/data
mkdir -p "$data"
{
  printf 'CREATE TABLE public."Tenants" (\n    "Id" bigint NOT NULL\n);\n'
  printf 'CREATE TABLE public."NotebookHistories" (\n    "Id" bigint NOT NULL\n);\n'
  printf 'CREATE TABLE public."__EFMigrationsHistory" (\n    "MigrationId" text NOT NULL\n);\n'
  printf 'COPY public."Tenants" ("Id", "Name") FROM stdin;\n1\tsandbox\n2\tresearch\n\\.\n'
  printf 'COPY public."NotebookHistories" ("Id", "Name") FROM stdin;\n1\tfirst steps\n\\.\n'
  printf 'COPY public."__EFMigrationsHistory" ("MigrationId", "ProductVersion") FROM stdin;\n'
  awk -v v="$PRACTICE_RELEASE" '!seen[$2]++ { print $2 "\t2.1.14" } $1 == v { exit }' "$CATALOGUE"
  printf '\\.\n'
} >"$data/platypusdb.sql"
printf '%s' practice-pass | sha256sum >"$data/password"
echo 10 >"$data/PG_VERSION"
mkdir -p "$PRACTICE_ROOT/hosts/$storage/kamonohashi/nfs/tenant 1"
for n in 1 2 3; do echo "data set $n" >"$PRACTICE_ROOT/hosts/$storage/kamonohashi/nfs/tenant 1/file $n"; done
for name in $compute; do
  case $major in 2) echo cuda-drivers ;; *) echo nvidia-headless-450-server ;; esac >"$PRACTICE_ROOT/hosts/$name/packages"
done

[ "$major" -lt 4 ] || chown -R kqi-deploy "$root/kamonohashi/deploy-tools"

# ---- installed as the deploy tool does it ----
PATH=$root/deepops-env/bin:$PATH
printf '%s\n' practice-pass | "$tools/deploy-kamonohashi.sh" deploy all >/dev/null 2>&1
printf '%s\n' practice-pass | "$tools/deploy-kamonohashi.sh" deploy all >/dev/null 2>&1
[ -s "$PRACTICE_ROOT/cluster/deployments/platypus-web-api/image" ] || { echo "Expected the practice installation to be deployed, but it is not" >&2; exit 1; }

# ---- a dump of the target, as somebody kept it ----
if [ "$PRACTICE_SCENARIO" = restore-dump ]; then
  {
    printf -- '--\n-- PostgreSQL database dump\n--\n'
    awk -v last="$(awk -v v="$PRACTICE_TARGET" '$1 == v { print $2 }' "$CATALOGUE")" '
      /^COPY public\."__EF/ { inside = 1; print; next } /^\\\.$/ { inside = 0 } inside && over { next } { print } inside && index($0, last) == 1 { over = 1 }' "$data/platypusdb.sql"
    printf -- '--\n-- PostgreSQL database dump complete\n--\n'
  } >"$root/earlier.sql"
fi
rm -rf "$root/log"/deploy-tools/*
touch "$PRACTICE_ROOT/ready"
