#!/bin/sh
# CVAT as Helm has put it into Kubernetes. Everything is found by the chart's labels; no command gets a
# terminal: `kubectl exec -t` waits for one, and adds carriage returns to a dump.

kube_fed() (
  set -- --namespace "${NAMESPACE:?}" "$@"
  [ -z "${KUBE_CONTEXT:-}" ] || set -- --context "$KUBE_CONTEXT" "$@"
  kubectl "$@" 3>&-
)

kube() { kube_fed "$@" </dev/null; }

helm_of_site() (
  [ -z "${KUBE_CONTEXT:-}" ] || set -- "$@" --kube-context "$KUBE_CONTEXT"
  helm "$@" --namespace "${NAMESPACE:?}" </dev/null 3>&-
)

# helm_with_values COMMAND…: with the site's values, which may hold secrets: files, never --set.
helm_with_values() (
  while IFS= read -r file; do
    [ -z "$file" ] || set -- "$@" -f "$file"
  done <<END
${VALUES_FILES:?}
END
  helm_of_site "$@"
)

OURS=app.kubernetes.io/instance=${HELM_RELEASE:-cvat}
# What writes to the database and the volumes.
WRITERS="$OURS,app=cvat-app,tier in (backend,frontend)"
# Redis, Kvrocks, ClickHouse: their volumes are copied too, so they must not run meanwhile.
DATABASE_LABEL=${DATABASE_SELECTOR:-app.kubernetes.io/name=postgresql}
STORES="$OURS,${DATABASE_LABEL%%=*}!=${DATABASE_LABEL#*=}"

# The newest revision: number, status, what it was.
helm_state() (
  said=$(helm_of_site history "${HELM_RELEASE:?}" --max 1 --output json 2>/dev/null) || exit 0
  say "$said" | tr '{' '\n' | sed -n 's/.*"revision": *\([0-9]*\),.*"status": *"\([a-z-]*\)".*"description": *"\([^"]*\).*/\1 \2 \3/p' | tail -n 1
)

require_deployed() (
  state=$(helm_state)
  case $state in
    [0-9]*' deployed '*) ;;
    *) no "Expected the Helm release $HELM_RELEASE in $NAMESPACE to be deployed, but Helm says: ${state:-there is no such release}" ;;
  esac
)

# pod_of WHAT SELECTOR: the first pod that runs.
pod_of() (
  name=$(kube get pods -l "$2" --field-selector=status.phase=Running -o 'jsonpath={.items[0].metadata.name}' 2>/dev/null) || name=
  [ -n "$name" ] || no "Expected a running pod of the $1 ($2) in $NAMESPACE, but there is none"
  say "$name"
)

in_server_pod() (
  pod=$(pod_of server "$OURS,component=server") || exit
  kube exec "$pod" -- "$@"
)

server_fed() (
  pod=$(pod_of server "$OURS,component=server") || exit
  kube_fed exec -i "$pod" -- "$@"
)

pod_release() {
  in_server_pod python3 -c 'import cvat; print(cvat.__version__)' 2>/dev/null | sed -n 's/^\([0-9][0-9.]*[0-9]\).*/\1/p' | head -n 1
}

# As the superuser, whose password the pod has itself: it never leaves it.
# shellcheck disable=SC2016 # expanded in the pod
AS_SUPERUSER='p=${POSTGRES_POSTGRES_PASSWORD:-}
[ -n "$p" ] || [ -z "${POSTGRES_POSTGRES_PASSWORD_FILE:-}" ] || p=$(cat "$POSTGRES_POSTGRES_PASSWORD_FILE")
[ -n "$p" ] || p=${POSTGRES_PASSWORD:-}
[ -n "$p" ] || [ -z "${POSTGRES_PASSWORD_FILE:-}" ] || p=$(cat "$POSTGRES_PASSWORD_FILE")
export PGPASSWORD="$p"
exec "$@"'

database_pod() { pod_of database "${DATABASE_SELECTOR:?}"; }

in_database() (
  pod=$(database_pod) || exit
  kube exec "$pod" -- sh -c "$AS_SUPERUSER" sh "$@"
)

database_fed() (
  pod=$(database_pod) || exit
  kube_fed exec -i "$pod" -- sh -c "$AS_SUPERUSER" sh "$@"
)

# cluster_psql DATABASE STATEMENT
cluster_psql() { in_database psql -U postgres -d "$1" -At -v ON_ERROR_STOP=1 -c "$2"; }

# Rows of the tables that people would miss: lines "table rows".
cluster_counts() (
  for table in $COUNTED; do
    rows=$(cluster_psql "${DATABASE:?}" "select count(*) from $table" 2>/dev/null) || unclear "Expected the database to count the rows of $table, but it did not answer"
    say "$table $rows"
  done
)

require_cluster_counts() (
  now=$(cluster_counts) || exit
  lost=$(say "$now" | awk 'NR == FNR { was[$1] = $2; next } $2 < was[$1] { print $1 " has " $2 " rows instead of " was[$1] }' "$1" - | tr '\n' ',')
  [ -z "$lost" ] || no "Expected no rows to be lost, but ${lost%,}"
)

# workloads KIND SELECTOR: lines name|wanted|updated|ready|observed|generation|image
workloads() {
  kube get "$1" -l "$2" -o 'jsonpath={range .items[*]}{.metadata.name}{"|"}{.spec.replicas}{"|"}{.status.updatedReplicas}{"|"}{.status.readyReplicas}{"|"}{.status.observedGeneration}{"|"}{.metadata.generation}{"|"}{.spec.template.spec.containers[0].image}{"\n"}{end}' ||
    unclear "Expected Kubernetes to list the $1 in $NAMESPACE, but it did not"
}

# Every deployment and stateful set is rolled out: all its pods are there, new, and ready.
require_rolled_out() (
  list=$(workloads deployments "$OURS" && workloads statefulsets "$OURS") || exit
  [ -n "$list" ] || no "Expected deployments of $HELM_RELEASE in $NAMESPACE, but there are none"
  away=$(say "$list" | awk -F '|' '$5 != $6 { print $1 " is not looked at yet"; next } $2 > 0 && ($3 != $2 || $4 != $2) { print $1 " has " $4 + 0 " of " $2 " pods ready, " $3 + 0 " new" }' | tr '\n' ',')
  [ -z "$away" ] || no "Expected every deployment of $HELM_RELEASE to be rolled out, but ${away%,}"
)

# require_images RELEASE: in the deployments, whether or not they have pods.
require_images() (
  list=$(workloads deployments "$WRITERS") || exit
  server=$(say "$list" | awk -F '|' '$7 ~ /(^|\/)cvat\/server:/ { print $7 }' | sort -u | tr '\n' ' ')
  case $server in
    *"cvat/server:v$1 ") [ "$(say "$server" | wc -w)" -eq 1 ] || no "Expected every backend of $HELM_RELEASE to be of CVAT $1, but there are: $server" ;;
    *) no "Expected the backend of $HELM_RELEASE to be of CVAT $1, but its images are: ${server:-none}" ;;
  esac
)

# The server has no readiness probe, so it is asked; from within, where no ingress is in the way.
require_serving() (
  code=$(in_server_pod python3 -c 'import urllib.request as r, urllib.error as e
try: print(r.urlopen("http://localhost:8080/api/server/about", timeout=10).status)
except e.HTTPError as x: print(x.code)' 2>/dev/null | tail -n 1) || code=
  case $code in
    200 | 400 | 401 | 403) ;;
    *) no "Expected the server's pod to answer at /api/server/about, but got '${code:-nothing}'" ;;
  esac
)

writer_pods() {
  kube get pods -l "$WRITERS" --field-selector=status.phase!=Succeeded,status.phase!=Failed -o 'jsonpath={range .items[*]}{.metadata.name}{"\n"}{end}' ||
    unclear "Expected Kubernetes to list the pods in $NAMESPACE, but it did not"
}

require_no_writers() (
  list=$(workloads deployments "$WRITERS") || exit
  [ -n "$list" ] || no "Expected deployments of $HELM_RELEASE in $NAMESPACE, but there are none"
  wanted=$(say "$list" | awk -F '|' '$2 > 0 { print $1 }' | tr '\n' ' ')
  [ -z "$wanted" ] || no "Expected every backend and frontend to be scaled to 0, but these are not: $wanted"
  stores=$(workloads statefulsets "$STORES") || exit
  wanted=$(say "$stores" | awk -F '|' '$2 > 0 || $4 > 0 { print $1 }' | tr '\n' ' ')
  [ -z "$wanted" ] || no "Expected every stateful set but the database's to be scaled to 0, with no pod left, but these are not: $wanted"
  pods=$(writer_pods) || exit
  [ -z "$pods" ] || no "Expected no pod of the backend or the frontend, but there are: $(say "$pods" | tr '\n' ' ')"
)

# How many pods each of what is stopped wants: lines kind|name|count.
wanted_pods() (
  list=$(workloads deployments "$WRITERS") || exit
  stores=$(workloads statefulsets "$STORES") || exit
  say "$list" | awk -F '|' 'NF { print "deployment|" $1 "|" $2 }'
  say "$stores" | awk -F '|' 'NF { print "statefulset|" $1 "|" $2 }'
)

# Ends all that writes: pods, and a migration that is under way.
stop_writers() (
  list=$(wanted_pods) || exit
  say "$list" | while IFS='|' read -r kind name _; do
    [ "$kind" = deployment ] || continue
    kube scale "$kind" "$name" --replicas=0 || say "kubectl scale of $name ended with $?"
  done
  kube delete jobs -l "$OURS,component=initializer" --ignore-not-found || say "kubectl delete ended with $?"
  left=${POD_PATIENCE:?}
  until [ -z "$(writer_pods)" ] || [ "$left" -le 0 ]; do
    left=$((left - 1))
    sleep 1
  done
  # last, since what writes needs them until its end
  say "$list" | while IFS='|' read -r kind name _; do
    [ "$kind" = statefulset ] || continue
    kube scale "$kind" "$name" --replicas=0 || say "kubectl scale of $name ended with $?"
  done
)

# The dump of this upgrade, unchanged: asked before anything is dropped.
require_own_dump() {
  [ "$(sha256sum "${DUMP_FILE:?}" 2>/dev/null | cut -d ' ' -f 1)" = "${DUMP_SHA256:?}" ] || no "Expected the dump $DUMP_FILE with the SHA-256 of this upgrade, but it is missing or differs: nothing is put back"
}

# Files of the data folder as the server sees them, without the pod's own cache: "size path".
data_files() {
  in_server_pod find "${DATA_DIR:?}/" -path "$DATA_DIR/cache" -prune -o -type f -printf '%s %P\n' | LC_ALL=C sort
}

# require_listed WANTED FOUND WHERE: every line of one file is in the other.
require_listed() (
  lost=$(LC_ALL=C sort "$1" | LC_ALL=C comm -23 - "$2")
  [ -z "$lost" ] || no "Expected every file of the data folder in $3, but $(say "$lost" | wc -l) are missing or have another size, such as '$(say "$lost" | head -n 1 | cut -d ' ' -f 2-)'"
)

volume_hook() (
  [ -x "${VOLUME_HOOK:?}" ] || no "Expected the site's script for volumes at $VOLUME_HOOK, but it is not there or may not be run"
  "$VOLUME_HOOK" "$@" </dev/null 3>&-
)

backup_name() { say "cvat-${FROM:?}-${STEPWISE_UPGRADE:?}"; }

staged_chart() { say "${BACKUPS:?}/chart-${TO:?}-${STEPWISE_UPGRADE:?}"; }
