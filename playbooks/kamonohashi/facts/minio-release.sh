#!/bin/sh
# The release of the MinIO that KAMONOHASHI deployed, or external when the site brings its own.
set -eu
image=$(kqi get deployment minio --ignore-not-found -o 'jsonpath={.spec.template.spec.containers[0].image}')
case $image in
  *:*) say "${image##*:}" ;;
  *) say external ;;
esac
