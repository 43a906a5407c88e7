#!/bin/sh
# Ansible, which the deploy tool's prepare installs, and which a new DeepOps wants newer.

ansible_package() { as_owner_of_tools pip show "$1" </dev/null 2>/dev/null | sed -n 's/^Version: *//p'; }

# The version that DeepOps' own setup asks for.
# shellcheck disable=SC2016 # setup.sh writes it as a default of a variable
ansible_wanted() { sed -n 's/^ANSIBLE_VERSION="\{0,1\}\(\${ANSIBLE_VERSION:-\)\{0,1\}\([0-9.]*\).*/\2/p' "$DEPLOY_TOOLS/deepops/scripts/setup.sh" | head -n 1; }

# Keeps Ansible as it is before a step; the first copy of an upgrade stays the one.
keep_ansible() {
  notes_folder
  mkdir -p "$NOTES/before-$1"
  [ ! -d "${ANSIBLE_ENV:?}" ] || copy_folder "$ANSIBLE_ENV" "$NOTES/before-$1/ansible"
  [ -f "$NOTES/before-$1/ansible.version" ] || ansible_package ansible | keep_as "$NOTES/before-$1/ansible.version"
}

# shellcheck disable=SC2016 # the inner shell expands
put_environment() {
  as_root sh -c 'rm -rf "$2.stepwise-new" && cp -Rp "$1" "$2.stepwise-new" && rm -rf "$2" && mv "$2.stepwise-new" "$2"' put "$1" "$ANSIBLE_ENV"
}

# The environment comes back file by file; Ansible outside of one by its version.
put_ansible_back() (
  kept=$NOTES/before-$1
  if [ ! -f "$kept/ansible.version" ]; then
    say "Nothing was changed yet"
    exit 0
  fi
  if [ -d "$kept/ansible" ]; then
    require_whole_copy "$kept/ansible"
    list_of "$ANSIBLE_ENV" 2>/dev/null | cmp -s - "$kept/ansible.sha256" ||
      put_environment "$kept/ansible"
  elif [ -s "$kept/ansible.version" ]; then
    [ "$(ansible_package ansible)" = "$(cat "$kept/ansible.version")" ] || as_owner_of_tools pip install "ansible==$(cat "$kept/ansible.version")" </dev/null
  else
    as_root rm -rf "${ANSIBLE_ENV:?}"
  fi
  say "Ansible is as it was before the step: $(cat "$kept/ansible.version")"
)

require_ansible_back() (
  kept=$NOTES/before-$1
  [ -f "$kept/ansible.version" ] || exit 0
  if [ -d "$kept/ansible" ]; then
    list_of "$ANSIBLE_ENV" | cmp -s - "$kept/ansible.sha256" || no "Expected $ANSIBLE_ENV to be as before the step, but it differs from $kept/ansible"
  fi
  [ "$(ansible_package ansible)" = "$(cat "$kept/ansible.version")" ] || no "Expected Ansible $(cat "$kept/ansible.version") as before the step, but it is '$(ansible_package ansible)'"
  say "Ansible is as it was before the step"
)
