#!/bin/sh
set -eu
for package in ansible ansible-base ansible-core; do
  [ -z "$(ansible_package "$package")" ] || no "Expected Ansible to be uninstalled, but pip still shows $package $(ansible_package "$package")"
done
! quietly ansible --version </dev/null || no "Expected Ansible to be uninstalled, but it still answers: $(ansible --version </dev/null | head -n 1)"
say "Ansible is uninstalled"
