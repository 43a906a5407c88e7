#!/bin/sh
# Makes the repositories that the deploy tools come from, below $PRACTICE_ROOT/upstream: the deploy tools with a
# tag for each release, DeepOps as their submodule, and the application's source with its migrations.
set -eu
: "${PRACTICE_ROOT:?}" "${STAND_INS:?}" "${CATALOGUE:?}"
upstream=$PRACTICE_ROOT/upstream

repository() {
  mkdir -p "$1"
  git init --quiet "$1"
}

# folder, tag
commit() {
  git -C "$1" add -A
  git -C "$1" commit --quiet --allow-empty -m "$2"
  git -C "$1" tag "$2"
}

deepops_release() { # tag, version of Ansible, whether root is refused
  case $1 in 20.*) scripts=scripts ;; *) scripts=scripts/deepops ;; esac
  rm -rf "$deepops/scripts" "$deepops/config.example"
  mkdir -p "$deepops/$scripts" "$deepops/config.example/group_vars"
  echo "# proxy settings of the site" >"$deepops/$scripts/proxy.sh"
  sed "s/@ANSIBLE@/$2/; s/@REFUSES_ROOT@/$3/" "$STAND_INS/setup-deepops.sh" >"$deepops/scripts/setup.sh"
  chmod +x "$deepops/scripts/setup.sh"
  echo "# DeepOps $1" >"$deepops/README.md"
  printf '[all]\n' >"$deepops/config.example/inventory"
  defaults_of "$1" "$deepops/config.example/group_vars"
  printf '/config/\n/old_config/\n' >"$deepops/.gitignore"
  commit "$deepops" "$1"
}

defaults_of() { # release of DeepOps, folder
  printf '# DeepOps %s\nansible_become: true\nchrony_install: %s\n' "$1" "$(case $1 in 20.*) echo false ;; *) echo true ;; esac)" >"$2/all.yml"
  printf '# Kubespray\nkubeadm_enabled: true\nkube_version: default-of-%s\nkube_pods_subnet: 10.233.64.0/18\n' "$1" >"$2/k8s-cluster.yml"
}

tool_release() { # tool, application, DeepOps
  major=${2%%.*}
  git -C "$tools/deepops" checkout --quiet "tags/$3"
  sed "s/@TOOL@/$1/; s/@MAJOR@/$major/; s/@DEEPOPS@/$3/" "$STAND_INS/deploy-kamonohashi.sh" >"$tools/deploy-kamonohashi.sh"
  for chart in kamonohashi kamonohashi-credentials; do
    mkdir -p "$tools/kamonohashi/charts/$chart"
    printf 'apiVersion: v1\nname: %s\nversion: %s\n' "$chart" "$2" >"$tools/kamonohashi/charts/$chart/Chart.yaml"
  done
  mkdir -p "$tools/rollback" "$tools/files/kamonohashi-helm"
  # shellcheck disable=SC2016 # the script's own variable
  case $1 in
    2.0.0.*) printf '#!/bin/sh\n/var/lib/kamonohashi/deploy-tools/$KQI_VERSION/kamonohashi/deploy-kqi.sh clean\n' >"$tools/rollback/rollback.sh" ;;
    *) cp "$STAND_INS/rollback.sh" "$tools/rollback/rollback.sh" ;;
  esac
  chmod +x "$tools/deploy-kamonohashi.sh" "$tools/rollback/rollback.sh"
  printf 'apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata:\n  name: postgres\n' >"$tools/rollback/postgres.yml"
  printf 'kind: Pod\nmetadata:\n  name: rollback\nspec:\n  containers:\n  - name: rollback-container\n    env:\n    - name: KQI_VERSION\n      value: "KQI_VERSION"\n    - name: MIGRATION\n      value: "MIGRATION"\n' >"$tools/rollback/rollback.yml"
  if [ "$major" != 2 ]; then
    for release in 20.02.1 21.03 22.01 23.08; do
      mkdir -p "$tools/files/deepops/$release"
      [ "$release" != 20.02.1 ] || defaults_of 20.02.1 "$tools/files/deepops/$release"
      [ "$release" = 20.02.1 ] || printf '# defaults of KAMONOHASHI\nkube_proxy_mode: iptables\n' >"$tools/files/deepops/$release/settings.yml"
    done
  fi
  cat >"$tools/files/kamonohashi-helm/settings.yml" <<'END'
kqi_node: "${KQI_NODE}"
minio_deploy: true
appsettings:
  DeployOptions__GpuNodes: "${NODES}"
  DeployOptions__ObjectStorageNode: "${OBJECT_STORAGE}"
  DeployOptions__ObjectStoragePort: "9000"
END
  printf '/kamonohashi/conf/\n/deepops/config/\n/kamonohashi/old_config/\n' >"$tools/.gitignore"
  commit "$tools" "$1"
}

deepops=$upstream/NVIDIA/deepops.git
repository "$deepops"
deepops_release 20.02.1 2.9.5 no
deepops_release 21.03 2.9.21 no
deepops_release 22.01 2.9.27 yes
deepops_release 23.08 4.8.0 yes

tools=$upstream/KAMONOHASHI/deploy-tools
repository "$tools"
git -C "$tools" submodule --quiet add https://github.com/NVIDIA/deepops.git deepops
while read -r version _ tool release; do
  [ -z "${tool:-}" ] || tool_release "$tool" "$version" "$release"
done <"$CATALOGUE"

source=$upstream/KAMONOHASHI/kamonohashi
migrations=$source/web-api/platypus/platypus/Migrations
repository "$source"
mkdir -p "$migrations"
while read -r version migration tool _; do
  echo "// $migration" >"$migrations/$migration.cs"
  case $version in 2.*) commit "$source" "$version" ;; esac
done <"$CATALOGUE"
