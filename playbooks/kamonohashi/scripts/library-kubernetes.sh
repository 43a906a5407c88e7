#!/bin/sh
# What Kubernetes and Helm say, asked directly: the deploy tool says that it is done whatever happened.

NAMESPACE=kqi-system

kqi() { kubectl "$@" --namespace "$NAMESPACE" </dev/null; }

kubernetes_answers() { quietly kubectl get --raw /version --request-timeout=10s </dev/null; }

kubernetes_version() {
  kubectl get --raw /version --request-timeout=10s </dev/null 2>/dev/null |
    sed -n 's/.*"gitVersion": *"v\([0-9.]*\).*/\1/p'
}

require_kubernetes_version() (
  found=$(kubernetes_version) || found=
  [ "$found" = "$1" ] || no "Expected Kubernetes $1, but the API server says '${found:-nothing}'"
)

nodes() { kubectl get nodes --no-headers </dev/null; }

require_nodes() (
  found=$(nodes 2>/dev/null) || no "Expected Kubernetes to list its nodes, but it does not answer"
  ill=$(say "$found" | awk 'NF && $2 !~ /^Ready(,|$)/ { print $1, $2 }')
  [ -z "$ill" ] || no "Expected every node to be Ready, but: $ill"
  while read -r node; do
    say "$found" | awk '{ print $1 }' | grep -qxF -e "$node" || no "Expected the node $node of before the upgrade, but it is not in the cluster"
  done <"$1"
)

pods() { kqi get pods --no-headers 2>/dev/null; }

# Every pod of the application runs, and all its containers are ready.
require_pods() { require_ready_pods . platypus-web-api platypus-web-pages postgres; }

# The same without the storage, whose old release cannot read a newer secret.
require_app_pods() { require_ready_pods '^(platypus|postgres)-' platypus-web-api platypus-web-pages postgres; }

require_ready_pods() (
  found=$(pods) || no "Expected Kubernetes to list the pods in $NAMESPACE, but it does not answer"
  [ -n "$found" ] || no "Expected pods in $NAMESPACE, but there is none"
  ill=$(say "$found" | awk -v wanted="$1" '$3 == "Completed" || $1 !~ wanted { next } { split($2, c, "/") } $3 != "Running" || c[1] != c[2] { print $1, $2, $3 }')
  [ -z "$ill" ] || no "Expected every pod in $NAMESPACE to run and be ready, but: $ill"
  shift
  for wanted; do
    say "$found" | grep -q "^$wanted-" || no "Expected a pod of $wanted in $NAMESPACE, but there is none"
  done
)

restarts() { pods | awk '{ print $1, $4 }' | LC_ALL=C sort; }

image_tag() { kqi get deployment platypus-web-api -o 'jsonpath={.spec.template.spec.containers[0].image}' 2>/dev/null | sed 's/.*://'; }

replicas() { kqi get deployment "$1" -o 'jsonpath={.spec.replicas}' 2>/dev/null; }

scale_app() {
  for name in platypus-web-api platypus-web-pages; do
    kqi scale deployment "$name" "--replicas=$1"
  done
}

require_app_stopped() (
  found=$(pods) || no "Expected Kubernetes to list the pods in $NAMESPACE, but it does not answer"
  left=$(say "$found" | awk '/^platypus-web-(api|pages)-/ { print $1, $3 }')
  [ -z "$left" ] || no "Expected no pod of the web application, but there is: $left"
  count=$(replicas platypus-web-api) || count=
  [ "${count:-0}" = 0 ] || no "Expected platypus-web-api to be scaled to 0, but it is scaled to $count"
)

# What the running application says of itself.
api_version() (
  ip=$(kqi get service platypus-web-api -o 'jsonpath={.spec.clusterIP}' 2>/dev/null) || ip=
  [ -n "$ip" ] || exit 1
  curl --silent --noproxy '*' --max-time 10 "http://$ip:8090/api/v1/version" </dev/null |
    sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' | first_number
)

require_image() (
  tag=$(image_tag) || tag=
  [ "$tag" = "$1" ] || no "Expected platypus-web-api to be deployed with the image of $1, but its tag is '${tag:-unknown}'"
)

require_app_version() (
  require_image "$1" || exit
  found=$(api_version) || found=
  [ "$found" = "$1" ] || no "Expected the application's version API to answer $1, but it says '${found:-nothing}'"
)

web_page_answers() {
  node=$(setting_of_app kqi_node)
  quietly curl --silent --fail --noproxy '*' --max-time 10 --output /dev/null "http://$node/kamonohashi" </dev/null
}

# Helm 2 of KAMONOHASHI 2.x knows no namespaces of releases.
helm_in_namespace() {
  if helm version --short --client 2>/dev/null </dev/null | grep -q 'v2\.'; then
    helm "$@" </dev/null
  else
    helm "$@" --namespace "$NAMESPACE" </dev/null
  fi
}

require_release() (
  said=$(helm_in_namespace status "$1" 2>/dev/null) || said=
  say "$said" | grep -qi '^STATUS: deployed' || no "Expected the Helm release $1 to be deployed, but Helm says '$(say "$said" | grep -i '^STATUS' || say nothing)'"
)

# The revision that is deployed; a failed upgrade leaves the one before it so.
release_revision() { helm_in_namespace history "$1" 2>/dev/null | awk -F '\t' 'NR > 1 && tolower($3) ~ /^ *deployed *$/ { n = $1 + 0 } END { print n }'; }

latest_revision() { helm_in_namespace history "$1" 2>/dev/null | awk -F '\t' 'NR > 1 { n = $1 + 0 } END { print n }'; }

# The hash of a secret's value; the value itself is never shown.
secret_hash() (
  value=$(kqi get secret "$1" -o "jsonpath={.data.$2}" 2>/dev/null) || value=
  [ -n "$value" ] || exit 1
  printf '%s' "$value" | base64 -d | sha256sum | cut -d ' ' -f 1
)

# The three passwords that the deploy tool sets, by the names of old and new charts.
require_password_stored() (
  wanted=$(printf '%s' "${ADMIN_PASSWORD:-}" | sha256sum | cut -d ' ' -f 1)
  for place in platypus-web-api-env-secret/DeployOptions__Password postgres-credential/POSTGRES_PASSWORD platypus-web-api-env-secret/DeployOptions__ObjectStorageSecretKey; do
    found=$(secret_hash "${place%/*}" "${place#*/}") || unclear "Expected the secret $place in $NAMESPACE, but it cannot be read"
    [ "$found" = "$wanted" ] || no "Expected ADMIN_PASSWORD to be the password of the first installation, but it differs from the secret $place; deploying would rewrite the secret while the database keeps its own"
  done
)

storage_secret_hash() { secret_hash minio-credential MINIO_ROOT_PASSWORD || secret_hash minio-credential MINIO_SECRET_KEY; }

# Pods that are users' work: those outside the namespaces of the system.
job_pods() (
  all=$(kubectl get pods --all-namespaces --no-headers </dev/null 2>/dev/null) || exit
  say "$all" | awk -v ours="$(printf '%s' "${SYSTEM_NAMESPACES:?}" | tr '\n' ' ')" '
    BEGIN { n = split(ours, names, " "); for (i = 1; i <= n; i++) known[names[i]] = 1 }
    NF && !($1 in known) && $4 != "Completed" && $4 != "Succeeded" && $4 != "Failed" && $4 != "Error" { print $1 "/" $2, $4 }'
)

# The old release is deployed again; whether its web application runs or is stopped is another question.
old_release_stands() {
  require_nodes "$NOTES/nodes" &&
    require_kubernetes_version "${FROM_KUBERNETES:?}" &&
    require_release kamonohashi-credentials &&
    require_release kamonohashi &&
    require_image "${FROM:?}" &&
    require_migration "${FROM_MIGRATION:?}"
}

old_release_stands_quietly() { old_release_stands 3>/dev/null >/dev/null; }

# Everything that deploy all promises, asked one by one.
new_release_stands() {
  require_nodes "$NOTES/nodes" &&
    require_kubernetes_version "${TO_KUBERNETES:?}" &&
    require_release kamonohashi-credentials &&
    require_release kamonohashi &&
    require_pods &&
    require_app_version "${TO:?}" &&
    require_migration "${TO_MIGRATION:?}"
}

new_release_stands_quietly() { new_release_stands 3>/dev/null >/dev/null; }

app_is_stopped() { require_app_stopped 3>/dev/null; }
