#!/bin/sh
# While its database still answers, it goes back to the dump; then the new release is uninstalled by its own tool.
# The database's files themselves come back with the undoing of the step that kept them.
set -eu
if [ ! -f "$NOTES/${STEP_KEPT:?}.begun" ]; then
  say "Nothing was deployed yet"
  exit 0
fi
if kubernetes_answers; then
  found=$(last_migration 3>/dev/null) || found=
  if [ -n "$(postgres_pod)" ] && [ "$found" != "${FROM_MIGRATION:?}" ]; then
    scale_app 0
    within "${POD_PATIENCE:?}" app_is_stopped || no "Expected the web application to stop within $POD_PATIENCE s, but it did not"
    restore_database "$(kept "${DUMP_FILE:-}" platypusdb.sql)"
  fi
fi
# also after a restart half-way, when nothing answers yet
case $(tool_at_head) in
  2.*) deploy_tool_with_ansible yes clean all -e delete_nodes_confirmation=yes ;;
  *) deploy_tool_with_ansible y clean all ;;
esac || say "clean all ended with $?; whether the cluster is gone is asked below"
! kubernetes_answers || no "Expected Kubernetes to be uninstalled, but its API server still answers"
rm -f "$NOTES/$STEP_KEPT.begun" "$NOTES/$STEP_KEPT.boot"
