#!/bin/sh
# The practice hosts of the topologies kubernetes and development. Sourced by setup.sh, which has made
# the repository.
# shellcheck disable=SC2154 # root, RELEASE and STAND_INS are setup.sh's

site() { # host
  root=$PRACTICE_ROOT/hosts/$1
  mkdir -p "$root/bin" "$root/home" "$root/faults" "$root/site/database" "$root/site/data/tasks/1/export_cache" "$root/site/data/1"
  cp "$STAND_INS/site-hook" "$root/bin/backup"
  cp "$STAND_INS/manage.sh" "$root/bin/"
  chmod +x "$root/bin/backup"
  echo "$RELEASE" >"$root/site/database/schema"
  printf '%s\n' 'auth.User 3' 'engine.Project 2' 'engine.Task 5' 'engine.Job 9' >"$root/site/database/counts"
  echo picture >"$root/site/data/1/one.png"
  echo "an export" >"$root/site/data/tasks/1/export_cache/export.zip"
}

practice_kubernetes() {
  site kube1
  for command in kubectl helm; do cp "$STAND_INS/$command" "$root/bin/" && chmod +x "$root/bin/$command"; done
  cluster=$root/kubernetes
  mkdir -p "$cluster/revisions/4"
  for one in server worker; do printf 'image=cvat/server:v%s\nreplicas=2\n' "$RELEASE" >"$cluster/revisions/4/cvat-backend-$one"; done
  cp -R "$cluster/revisions/4" "$cluster/deployments"
  echo 4 >"$cluster/revision"
  echo deployed >"$cluster/status"
  echo "cvat: {}" >"$root/values.yaml"
}

practice_development() {
  site dev1
  cp "$STAND_INS/site-hook" "$root/bin/servers"
  chmod +x "$root/bin/servers"
  git -c advice.detachedHead=false clone --quiet --branch "v$RELEASE" "file://$(echo "$PRACTICE_ROOT" | sed 's/ /%20/g')/cluster/cvat.git" "$root/cvat" 2>/dev/null ||
    git -c advice.detachedHead=false clone --quiet --branch "v$RELEASE" "$PRACTICE_ROOT/cluster/cvat.git" "$root/cvat"
  git -C "$root/cvat" tag -d v2.26.1 >/dev/null
  ln -s ../site/data "$root/cvat/data"
  mkdir -p "$root/venv/bin"
  cp "$STAND_INS/dev-python" "$root/venv/bin/python"
  chmod +x "$root/venv/bin/python"
  cp "$root/cvat/cvat/requirements/development.txt" "$root/venv/installed"
  echo running >"$root/site-servers"
}
