#!/bin/sh
# CVAT as its Helm chart installs it. Pods are found by the chart's labels, never by name; no command
# asks for a terminal.

LABELS=app=cvat-app,app.kubernetes.io/instance=${HELM_RELEASE:-}

kube() { kubectl --namespace "${NAMESPACE:?}" "$@" </dev/null 3>&-; }

server_pod() (
  pod=$(kube get pods -l "$LABELS,tier=backend,component=server" --field-selector=status.phase=Running -o 'jsonpath={.items[0].metadata.name}' 2>/dev/null) || pod=
  [ -n "$pod" ] || no "Expected a running pod of the server (component=server) of $HELM_RELEASE in $NAMESPACE, but there is none"
  say "$pod"
)

in_pod() (
  pod=$(server_pod) || exit
  kube exec "$pod" -- "$@"
)

pod_release() {
  in_pod python3 -c 'import cvat; print(cvat.__version__)' 2>/dev/null | sed -n 's/^\([0-9][0-9.]*[0-9]\).*/\1/p' | head -n 1
}

# Rows that people would miss, asked of the server's own models: lines "model rows".
pod_counts() {
  in_pod python3 manage.py shell -c 'from django.apps import apps
for m in ("auth.User", "engine.Project", "engine.Task", "engine.Job"): print(m, apps.get_model(m).objects.count())' 2>/dev/null | grep -E '^[a-z]+\.[A-Za-z]+ [0-9]+$'
}

deployments() {
  kube get deployments -l "$LABELS,tier=backend" -o 'jsonpath={range .items[*]}{.metadata.name}{" "}{.spec.replicas}{"\n"}{end}'
}

helm_revision() {
  helm status "${HELM_RELEASE:?}" --namespace "$NAMESPACE" -o json </dev/null 3>&- | tr ',' '\n' | sed -n 's/.*"version": *\([0-9]*\).*/\1/p' | tail -n 1
}

require_deployed() (
  status=$(helm status "${HELM_RELEASE:?}" --namespace "$NAMESPACE" -o json </dev/null 3>&- | tr ',' '\n' | sed -n 's/.*"status": *"\([a-z-]*\)".*/\1/p' | tail -n 1) || status=
  [ "$status" = deployed ] || no "Expected the Helm release $HELM_RELEASE to be deployed, but it is '${status:-not there}'"
)

# Every deployment has as many ready pods as it wants.
require_ready_pods() (
  list=$(kube get deployments -l "$LABELS,tier=backend" -o 'jsonpath={range .items[*]}{.metadata.name}{" "}{.spec.replicas}{" "}{.status.updatedReplicas}{" "}{.status.readyReplicas}{"\n"}{end}') || unclear "Expected kubectl to list the deployments of $HELM_RELEASE, but it failed"
  [ -n "$list" ] || no "Expected deployments of $HELM_RELEASE in $NAMESPACE, but there are none"
  away=$(say "$list" | awk '$2 > 0 && ($3 != $2 || $4 != $2) { print $1 }' | tr '\n' ' ')
  [ -z "$away" ] || no "Expected every pod to be ready and new, but these deployments are not: $away"
)

notes_dir() { say "${STATE_DIR:?}/cvat-${FROM:?}-${STEPWISE_UPGRADE:?}"; }

# What the site keeps and puts back by its own means: database and data together.
backup_hook() (
  [ -x "${BACKUP_HOOK:?}" ] || no "Expected the site's backup script at $BACKUP_HOOK, but it is not there or may not be run"
  "$BACKUP_HOOK" "$1" "cvat-${FROM:?}-${STEPWISE_UPGRADE:?}" </dev/null 3>&-
)

require_same_rows() (
  now=$("$1") || exit
  [ -n "$now" ] || unclear "Expected CVAT to count its rows, but it did not answer"
  lost=$(say "$now" | awk 'NR == FNR { was[$1] = $2; next } $2 < was[$1] { print $1 " has " $2 " instead of " was[$1] }' "$(notes_dir)/counts" - | tr '\n' ',')
  [ -z "$lost" ] || no "Expected no rows to be lost, but ${lost%,}"
)
