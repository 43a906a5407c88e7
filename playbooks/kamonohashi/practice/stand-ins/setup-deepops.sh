#!/bin/sh
# Stands in for DeepOps' scripts/setup.sh.
ANSIBLE_VERSION="${ANSIBLE_VERSION:-@ANSIBLE@}"
host=$PRACTICE_ROOT/hosts/$PRACTICE_HOST
# shellcheck disable=SC2050 # the placeholder is filled in
if [ @REFUSES_ROOT@ = yes ] && [ "$(id -u)" = 0 ]; then
  echo "Please run as a regular user"
  exit
fi
if [ -e "$host/faults/prepare-fails" ]; then
  echo "ERROR: Unable to create Python virtual environment, 'virtualenv' command not found"
  exit 1
fi
mkdir -p "$host/deepops-env/bin"
cp "$PRACTICE_ROOT/stand-ins/pip" "$host/deepops-env/bin/pip"
chmod +x "$host/deepops-env/bin/pip"
"$host/deepops-env/bin/pip" install "ansible==$ANSIBLE_VERSION"
[ -d config ] || cp -Rp config.example config
echo "*** Setup complete ***"
