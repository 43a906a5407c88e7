#!/bin/sh
# What DeepOps 23.08 and KAMONOHASHI 5 need and configure verup does not write.
set -eu
keep_configuration gates
settings=$DEPLOY_TOOLS/deepops/config/settings.yml
gate=LegacyServiceAccountTokenNoAutoGeneration=False
if ! grep -q "^ *- *\"\{0,1\}$gate\"\{0,1\} *\$" "$settings"; then
  awk -v gate="$gate" '
    { print }
    /^kube_feature_gates: *$/ { print "        - \"" gate "\""; done = 1 }
    END { if (!done) { print ""; print "kube_feature_gates:"; print "        - \"" gate "\"" } }' "$settings" |
    keep_mode "$settings"
fi
settings=$DEPLOY_TOOLS/kamonohashi/conf/settings.yml
awk -v name=ContainerManageOptions__IgnoreNamespaces -v wanted=gpu-operator,node-feature-discovery '
  function union(old,   have, n, i, parts) {
    gsub(/["\047 ]/, "", old)
    have = "," old ","
    n = split(wanted, parts, ",")
    for (i = 1; i <= n; i++) if (index(have, "," parts[i] ",") == 0) old = old (old == "" ? "" : ",") parts[i]
    return old
  }
  FNR == NR { if ($0 ~ "^ +" name ":") { value = $0; sub(/^[^:]*:/, "", value); found = 1 } next }
  found && $0 ~ "^ +" name ":" { match($0, /^ +/); print substr($0, 1, RLENGTH) name ": \"" union(value) "\""; next }
  { print }
  !found && /^appsettings: *$/ { print "  " name ": \"" wanted "\""; done = 1 }
  END { if (!found && !done) { print "appsettings:"; print "  " name ": \"" wanted "\"" } }' "$settings" "$settings" |
  keep_mode "$settings"
