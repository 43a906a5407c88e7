#!/bin/sh
set -eu
[ -f "$NOTES/before-configure/archives" ] || no "Expected a copy of the configuration from before, but there is none"
inventory=$DEPLOY_TOOLS/deepops/config/inventory
found=$(sed -n 's/^ansible_user=//p' "$inventory" 2>/dev/null) || found=
[ "$found" = "${SSH_USER:?}" ] || no "Expected ansible_user=$SSH_USER in $inventory, but it is '${found:-missing}'"
if [ "${CONFIGURE_AS:?}" = cluster ]; then
  for node in "${KUBE_MASTER:?}" "${KQI_NODE:?}" "${STORAGE_NODE:?}" $(say "${COMPUTE_NODES:?}" | tr , ' '); do
    grep -q "^$node ansible_host=." "$inventory" || no "Expected the host $node with its address in $inventory, but it is not there"
  done
  found=$(setting_of_app kqi_node)
  [ "$found" = "$KQI_NODE" ] || no "Expected kqi_node $KQI_NODE in kamonohashi/conf/settings.yml, but it is '${found:-missing}'"
  [ "$(setting_of_app DeployOptions__GpuNodes)" = "$COMPUTE_NODES" ] || no "Expected the compute nodes $COMPUTE_NODES in kamonohashi/conf/settings.yml, but there are '$(setting_of_app DeployOptions__GpuNodes)'"
else
  grep -q ' ansible_host=.' "$inventory" || no "Expected this host with its address in $inventory, but it is not there"
  [ -n "$(setting_of_app kqi_node)" ] || no "Expected kqi_node in kamonohashi/conf/settings.yml, but it is missing"
fi
require_new_configuration configure
say "Inventory and settings are as the installation says"
