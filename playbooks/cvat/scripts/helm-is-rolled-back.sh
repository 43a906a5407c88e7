#!/bin/sh
set -eu
require_deployed
wanted=$(notes_dir)/deployments
now=$(deployments | cut -d ' ' -f 1 | LC_ALL=C sort)
[ "$now" = "$(cut -d ' ' -f 1 "$wanted" | LC_ALL=C sort)" ] || no "Expected the deployments of ${FROM:?}, but there are: $(say "$now" | tr '\n' ' ')"
image=$(kube get deployments -l "$LABELS,tier=backend,component=server" -o 'jsonpath={.items[0].spec.template.spec.containers[0].image}')
case $image in
  *"$FROM") ;;
  *) no "Expected the server's image to be of $FROM, but it is $image" ;;
esac
said=$(backup_hook compare 2>&1) || no "Expected $BACKUP_HOOK to find what was kept in place, but it said: $(say "$said" | tail -n 1)"
say "The chart of $FROM is back, with what was kept"
