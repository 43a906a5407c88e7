#!/bin/sh
# Forward first: a checkout that was cut off has left files of the new release that git does not know yet.
set -eu
if [ -e "${BASELINE:?}/checking-out" ]; then
  rm -f "${CVAT_DIR:?}/.git/index.lock"
  [ "$(checkout_git rev-parse HEAD)" = "${OLD_COMMIT:?}" ] && [ -z "$(edited_files)" ] && [ -z "$(checkout_git ls-files --others --exclude-standard)" ] ||
    checkout_git checkout --quiet --force --detach "v${TO:?}" || say "git checkout ended with $?"
  if [ "$OLD_BRANCH" = "$OLD_COMMIT" ]; then
    checkout_git checkout --quiet --force --detach "$OLD_COMMIT" || say "git checkout ended with $?"
  else
    checkout_git checkout --quiet --force "$OLD_BRANCH" || say "git checkout ended with $?"
  fi
  rm -f "$BASELINE/checking-out"
fi
