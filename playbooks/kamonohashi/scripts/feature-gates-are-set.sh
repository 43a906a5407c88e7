#!/bin/sh
set -eu
settings=$DEPLOY_TOOLS/deepops/config/settings.yml
awk '/^[A-Za-z_]/ { inside = ($1 == "kube_feature_gates:") } inside && /^ *- *"?LegacyServiceAccountTokenNoAutoGeneration=False"? *$/ { found = 1 } END { exit !found }' "$settings" || no "Expected LegacyServiceAccountTokenNoAutoGeneration=False under kube_feature_gates in $settings, but it is not there"
[ "$(grep -c '^kube_feature_gates:' "$settings")" = 1 ] || no "Expected kube_feature_gates once in $settings, but it is there more than once"
settings=$DEPLOY_TOOLS/kamonohashi/conf/settings.yml
found=$(awk '/^[A-Za-z_]/ { inside = ($1 == "appsettings:") } inside && /^ +ContainerManageOptions__IgnoreNamespaces:/ { print $2 }' "$settings" | tr -d '"')
for name in gpu-operator node-feature-discovery; do
  case ,$found, in *,$name,*) ;; *) no "Expected $name in ContainerManageOptions__IgnoreNamespaces in $settings, but it is '${found:-missing}'" ;; esac
done
if python3 -c 'import yaml' 2>/dev/null; then
  for settings in "$DEPLOY_TOOLS/deepops/config/settings.yml" "$DEPLOY_TOOLS/kamonohashi/conf/settings.yml"; do
    python3 -c 'import sys, yaml; yaml.safe_load(open(sys.argv[1], encoding="utf-8"))' "$settings" 2>/dev/null || no "Expected $settings to be YAML, but it cannot be read"
  done
fi
say "The feature gate and the ignored namespaces are set"
