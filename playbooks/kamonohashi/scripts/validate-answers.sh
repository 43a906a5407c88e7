#!/bin/sh
# rollback.sh stops the application before it knows whether its answers make sense, so they are proven first.
# The source that it clones is cloned now, to where it wants it.
set -eu
source=${KQI_HOME:?}/src/${FROM:?}
if [ ! -d "$source" ]; then
  mkdir -p "$KQI_HOME/src"
  rm -rf "$source.stepwise-part"
  git clone --quiet --branch "$FROM" --depth 1 "${APP_SOURCE:?}" "$source.stepwise-part" </dev/null 2>&1
  mv "$source.stepwise-part" "$source"
fi
quietly kqi delete pod stepwise-reach --ignore-not-found || true
kubectl run stepwise-reach --namespace "$NAMESPACE" --image "${ROLLBACK_IMAGE:?}" --restart Never --rm --attach \
  --overrides "{\"spec\": {\"nodeSelector\": {\"kubernetes.io/hostname\": \"$(setting_of_app kqi_node)\"}}}" \
  --command -- git ls-remote "$APP_SOURCE" "refs/tags/$FROM" </dev/null >"$NOTES/reach.part" 2>&1 || cat "$NOTES/reach.part"
mv "$NOTES/reach.part" "$NOTES/reach"
