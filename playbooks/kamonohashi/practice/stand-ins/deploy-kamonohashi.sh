#!/bin/sh
# Stands in for the deploy tool @TOOL@: it calls what the real one calls, and lies as it does.
cd "$(dirname "$0")" || exit 1
here=$PWD
major=@MAJOR@
logs=$PRACTICE_ROOT/hosts/$PRACTICE_HOST/log/deploy-tools
mkdir -p "$logs"
log=$logs/deploy_$(date +%Y%m%d-%H%M%S).log
echo "command: $0 $*" >>"$log"
if [ "$major" = 2 ]; then proxy=deepops/scripts/proxy.sh; else proxy=deepops/scripts/deepops/proxy.sh; fi
# a missing submodule is only a line on standard error
# shellcheck disable=SC1090 # one of two places
if [ -f "$proxy" ]; then . "./$proxy"; else echo "./deploy-kamonohashi.sh: $proxy: No such file or directory" >&2; fi
settings=config/settings.yml
extra() { [ "$major" = 2 ] || echo "-e @$settings"; }
ask() { printf '%s' "$1"; }

credentials() {
  (cd kamonohashi && helm upgrade kamonohashi-credentials charts/kamonohashi-credentials -i --set "password=$1,db_password=$2,storage_secretkey=$3" --namespace kqi-system)
}
stored() { kubectl get secret --namespace kqi-system "$1" -o "jsonpath={.data.$2}" | base64 -d; }
deploy_app() { credentials "$1" "$1" "$1" && (cd kamonohashi && helm upgrade kamonohashi charts/kamonohashi -f conf/settings.yml -i --namespace kqi-system --wait); }
# shellcheck disable=SC2046,SC2086 # words without blanks, as in the real one
deploy_k8s() {
  (cd deepops && ansible-playbook -l k8s-cluster playbooks/k8s-cluster.yml $(extra) $options)
  code=$?
  [ "$major" != 5 ] || { kubectl get csr -o name >/dev/null 2>&1; kubeadm alpha certs renew all; code=$?; }
  return $code
}
show_url() { echo "http://$(sed -n 's/^kqi_node: "\(.*\)"$/\1/p' kamonohashi/conf/settings.yml)"; }

configure() {
  date=$(date +%Y%m%d-%H%M%S)
  if [ "$1" = verup ] && [ "$major" = 3 ]; then
    for file in all k8s-cluster; do
      awk 'function key(l) { sub(/:.*/, "", l); return l } FNR == NR { if (/^[A-Za-z_]/) have[$0] = 1; next } /^[A-Za-z_]/ { wanted = !($0 in have) } wanted && !/^ *#/' "files/deepops/20.02.1/$file.yml" "deepops/config/group_vars/$file.yml"
    done >"$logs/settings.tmp"
  fi
  cp deepops/config/inventory "$logs/inventory.tmp"
  [ "$1" != verup ] || [ "$major" = 3 ] || cp deepops/config/settings.yml "$logs/settings.tmp"
  if [ "$major" = 2 ]; then
    mkdir -p deepops/config/old kamonohashi/conf/old
    cp deepops/config/inventory "deepops/config/old/inventory.${date%-*}"
    cp kamonohashi/conf/settings.yml "kamonohashi/conf/old/settings.yml.${date%-*}"
  else
    mkdir -p "deepops/old_config/$date" "kamonohashi/old_config/$date"
    mv deepops/config "deepops/old_config/$date"
    cp -Rp kamonohashi/conf "kamonohashi/old_config/$date"
    cp -Rp deepops/config.example deepops/config
  fi
  if [ "$1" = verup ]; then
    cp "$logs/inventory.tmp" deepops/config/inventory
    [ "$major" != 3 ] || cp "files/deepops/21.03/settings.yml" deepops/config/settings.yml
    if [ -e "$PRACTICE_ROOT/hosts/$PRACTICE_HOST/faults/verup-forgets" ]; then :; elif [ "$major" = 3 ]; then cat "$logs/settings.tmp" >>deepops/config/settings.yml; else cp "$logs/settings.tmp" deepops/config/settings.yml; fi
  else
    # shellcheck disable=SC2046 # names of hosts
    {
      echo "[all]"
      printf '%s\n' "$master" "$kqi" "$storage" $(echo "$compute" | tr , ' ') | sort -u | while read -r name; do echo "$name ansible_host=$(host "$name" | awk '{ print $4 }')"; done
      printf '[kube-master]\n%s\n[all:vars]\nansible_user=%s\n[nfs-server]\n%s\n' "$master" "$user" "$storage"
    } >deepops/config/inventory
    [ "$major" = 2 ] || cp "files/deepops/@DEEPOPS@/settings.yml" deepops/config/settings.yml
    sed -e "s/\${KQI_NODE}/$kqi/; s/\${NODES}/$compute/; s/\${OBJECT_STORAGE}/$storage/" files/kamonohashi-helm/settings.yml >kamonohashi/conf/settings.yml
  fi
  rm -f "$logs"/*.tmp
}

command=${1:-} what=${2:-}
[ $# -lt 2 ] || shift 2
options=$*
case $command in
  prepare) (cd deepops && ./scripts/setup.sh); mkdir -p kamonohashi/conf ;;
  configure)
    case $what in
      cluster) read -r master; read -r kqi; read -r storage; read -r compute; read -r user; configure new ;;
      single-node) read -r user; master=$(hostname) kqi=$(hostname) storage=$(hostname) compute=$(hostname); configure new ;;
      verup) [ "$major" != 2 ] && configure verup ;;
      *) exit 1 ;;
    esac
    ;;
  clean)
    case $what in
      app) if [ "$major" = 2 ]; then helm delete --purge kamonohashi; else helm delete --namespace kqi-system kamonohashi; fi ;;
      all)
        # shellcheck disable=SC2086 # as in the real one
        if [ "$major" = 2 ]; then
          cd deepops && ansible-playbook kubespray/remove-node.yml --extra-vars "node=k8s-cluster" $options
        else
          ask "クラスタ全体のアンインストールを実行してよいですか? (y/n): "
          read -r yes
          [ "$yes" = y ] || { echo "アンインストールを中止します"; exit 1; }
          cd deepops || exit 1
          ansible all --list-hosts >/dev/null
          ansible-playbook submodules/kubespray/remove-node.yml -e "delete_nodes_confirmation='yes'" -e "@$settings" $options || true
          ansible-playbook submodules/kubespray/reset.yml -e "reset_confirmation='yes'" -e "@$settings" $options || true
          ansible-playbook "$here/files/deepops/@DEEPOPS@/post-clean-all.yml" -e "@$settings" $options || exit
          ansible-playbook -l k8s-cluster "$here/files/deepops/@DEEPOPS@/clean-nvidia-packages.yml" -e "@$settings" $options
        fi
        ;;
      *) exit 1 ;;
    esac
    ;;
  deploy)
    case $what in
      app) ask "Admin Passwordを入力: "; read -r password; echo; deploy_app "$password"; show_url ;;
      all)
        ask "Admin Passwordを入力: "
        read -r password || exit 1
        echo
        deploy_k8s && { deploy_app "${password%% *}" | tee -a "$log"; } && code=0 || code=1
        if [ $code = 0 ]; then echo "構築が完了しました"; show_url; else echo "構築でエラーが発生しました"; fi
        ;;
      *) exit 1 ;;
    esac
    exit 0
    ;;
  update)
    [ "$what" = app ] || exit 1
    echo "アプリのアップデートを開始します"
    (cd kamonohashi && helm upgrade -i kamonohashi charts/kamonohashi -f conf/settings.yml --namespace kqi-system --wait) || exit
    echo "アプリのアップデートが完了しました"
    ;;
  credentials)
    [ "$what" = storage ] || exit 1
    ask "新しいStorage Secret Keyを入力: "
    read -r password
    echo
    credentials "$(stored platypus-web-api-env-secret DeployOptions__Password)" "$(stored postgres-credential POSTGRES_PASSWORD)" "$password"
    kubectl rollout restart deploy minio --namespace kqi-system
    ;;
  *) echo "Usage: ./deploy-kamonohashi.sh COMMAND [ARGS] [OPTIONS]" ;;
esac
