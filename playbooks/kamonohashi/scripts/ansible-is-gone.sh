#!/bin/sh
set -eu
for package in ansible ansible-base ansible-core; do
  [ -z "$(ansible_package "$package")" ] || no "Expected Ansible to be uninstalled, but pip still shows $package $(ansible_package "$package")"
done
[ ! -x "$ANSIBLE_ENV/bin/ansible" ] || no "Expected Ansible to be uninstalled, but $ANSIBLE_ENV/bin/ansible is still there"
say "Ansible is uninstalled"
