#!/bin/sh
set -eu
[ -f "$NOTES/prepared" ] || no "Expected prepare to have come to its end, but that is not noted in $NOTES"
found=$(ansible_package ansible)
wanted=$(ansible_wanted)
[ -n "$found" ] || no "Expected prepare to install Ansible, but pip shows none"
[ -z "$wanted" ] || [ "$found" = "$wanted" ] || no "Expected prepare to install Ansible $wanted, as DeepOps ${TO_DEEPOPS:?} asks for, but it is $found"
quietly ansible --version </dev/null || no "Expected Ansible to answer, but it does not"
quietly command -v ansible-playbook || no "Expected ansible-playbook to be installed, but it is not"
say "Ansible $found is installed for DeepOps $TO_DEEPOPS"
