#!/bin/sh
# A newer Ansible cannot be installed over an old one by pip.
set -eu
keep_ansible uninstall
for package in ansible ansible-base ansible-core; do
  [ -z "$(ansible_package "$package")" ] || as_owner_of_tools pip uninstall -y "$package" </dev/null
done
