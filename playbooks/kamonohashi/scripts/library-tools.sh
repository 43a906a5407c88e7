#!/bin/sh
# The deploy tools: a git repository with a submodule, and a script that is not believed.

owner_of() { stat -c %U "$1"; }

# Git refuses a repository that belongs to another user, so it is run as that user.
as_owner_of_tools() {
  owner=$(owner_of "$DEPLOY_TOOLS")
  if [ "$owner" = "$(id -un)" ]; then
    "$@"
  else
    sudo -n -u "$owner" -H -- env "PATH=$PATH" "$@"
  fi
}

tools_git() { as_owner_of_tools git -C "$DEPLOY_TOOLS" "$@" </dev/null; }

deepops_git() { as_owner_of_tools git -C "$DEPLOY_TOOLS/deepops" "$@" </dev/null; }

require_tools() {
  [ -x "$DEPLOY_TOOLS/deploy-kamonohashi.sh" ] || no "Expected the deploy tool $DEPLOY_TOOLS/deploy-kamonohashi.sh, but it is not there"
}

# From 4.x on the tool refuses root, and says so with exit code 0; it is then run as the user to whom it belongs.
deploy_tool() (
  cd "$DEPLOY_TOOLS" || exit
  as_owner_of_tools ./deploy-kamonohashi.sh "$@"
)

tool_at_head() { tools_git tag --points-at HEAD; }

# The deploy tool and the submodule are those of a release, as the tool's authors pinned them.
require_checked_out() (
  tool_at_head | grep -qxF -e "$1" || no "Expected $DEPLOY_TOOLS to be at the tag $1, but it is at '$(tool_at_head | tr '\n' ' ')'"
  pinned=$(tools_git rev-parse HEAD:deepops)
  [ -e "$DEPLOY_TOOLS/deepops/.git" ] || no "Expected the submodule $DEPLOY_TOOLS/deepops to be checked out, but it is missing: the deploy tool would go on without its proxy settings"
  found=$(deepops_git rev-parse HEAD) || found=
  [ "$found" = "$pinned" ] || no "Expected deepops to be at $pinned as $1 pins it, but it is at ${found:-nothing}"
  tags=$(deepops_git tag --points-at HEAD) || tags=
  say "$tags" | grep -qxF -e "$2" || no "Expected deepops to be at its tag $2, but it is at '${tags:-none}'"
  chart=$(sed -n 's/^version: *//p' "$DEPLOY_TOOLS/kamonohashi/charts/kamonohashi/Chart.yaml")
  [ "$chart" = "$3" ] || no "Expected the chart of the deploy tool $1 to be $3, but it is '${chart:-unknown}'"
)

local_edits() { tools_git status --porcelain --untracked-files=no --ignore-submodules=all; }

deepops_edits() { deepops_git status --porcelain --untracked-files=no --ignore-submodules=all; }

# A git that was killed leaves its locks; one that still works there keeps them.
clear_stale_locks() (
  locks=$(find -H "$DEPLOY_TOOLS/.git" -name '*.lock' -type f)
  [ -n "$locks" ] || exit 0
  place=$(cd -P "$DEPLOY_TOOLS" && pwd -P)
  for process in /proc/[0-9]*; do
    [ "$(cat "$process/comm" 2>/dev/null)" = git ] || continue
    case $(readlink "$process/cwd" 2>/dev/null) in
      "$place" | "$place"/*) no "Expected nobody to use git in $DEPLOY_TOOLS, but process ${process#/proc/} does" ;;
    esac
  done
  say "$locks" | while read -r lock; do rm -f "$lock"; done
)

# Files that the new deploy tool has and the old one had not.
added_by_new_tools() { tools_git -c core.quotePath=false diff --name-only --no-renames --diff-filter=A "$(cat "$NOTES/tools.commit")" "refs/tags/${TO_TOOL:?}"; }

# Before a checkout begins: which of those are there already, as the site's own.
note_check_out() {
  added_by_new_tools | while read -r file; do
    [ ! -e "$DEPLOY_TOOLS/$file" ] || say "$file"
  done | keep_as "$NOTES/check-out.there"
  touch "$NOTES/check-out.begun"
}

# Leaves a checkout, also one that was broken off: git does not know yet of the files that it had brought.
leave_new_tools() {
  [ -f "$NOTES/check-out.begun" ] || return 0
  tools_git checkout --quiet --force "$(cat "$NOTES/tools.commit")" 2>&1
  added_by_new_tools | grep -vxF -f "$NOTES/check-out.there" | while read -r file; do
    rm -f "$DEPLOY_TOOLS/$file"
  done
  tools_git submodule update --init --recursive --force 2>&1
  rm -f "$NOTES/check-out.begun"
}

stash_name() { say "stepwise ${STEPWISE_UPGRADE:?} from ${FROM:?}"; }

# The newest stash that this hop made: its name, or nothing.
stash_of() { "$1" stash list | grep -F -e "$(stash_name)" | head -n 1 | cut -d : -f 1; }

set_edits_aside() {
  [ -z "$(stash_of "$1")" ] || return 0
  "$1" -c user.name=stepwise -c user.email=stepwise@localhost stash push --quiet --message "$(stash_name)"
}

bring_edits_back() {
  stash=$(stash_of "$1")
  [ -z "$stash" ] || "$1" stash pop --quiet "$stash"
}

# A value of the application's settings.
setting_of_app() { sed -n "s/^ *$1: *\"\{0,1\}\([^\"]*\)\"\{0,1\} *\$/\1/p" "$DEPLOY_TOOLS/kamonohashi/conf/settings.yml" | head -n 1; }

CONFIGURATION='deepops/config kamonohashi/conf'

archives() {
  for folder in deepops/old_config kamonohashi/old_config deepops/config/old kamonohashi/conf/old; do
    [ ! -d "$DEPLOY_TOOLS/$folder" ] || (cd "$DEPLOY_TOOLS" && find "$folder" -mindepth 1 -maxdepth 1 | LC_ALL=C sort)
  done
}

# Keeps the configuration as it is before a step; the first copy of an upgrade stays the one.
keep_configuration() (
  notes_folder
  mkdir -p "$NOTES/before-$1"
  for folder in $CONFIGURATION; do
    [ ! -d "$DEPLOY_TOOLS/$folder" ] || copy_folder "$DEPLOY_TOOLS/$folder" "$NOTES/before-$1/$(say "$folder" | tr / -)"
  done
  [ -f "$NOTES/before-$1/archives" ] || archives | keep_as "$NOTES/before-$1/archives"
)

# Files and archives are again as they were before a step. A step that had not begun has nothing to put back.
put_configuration_back() (
  kept=$NOTES/before-$1
  if [ ! -f "$kept/archives" ]; then
    say "Nothing was changed yet"
    exit 0
  fi
  for folder in $CONFIGURATION; do
    copy=$kept/$(say "$folder" | tr / -)
    if [ -d "$copy" ]; then
      require_whole_copy "$copy"
      put_folder "$copy" "$DEPLOY_TOOLS/$folder"
    else
      rm -rf "${DEPLOY_TOOLS:?}/$folder"
    fi
  done
  archives | grep -vxF -f "$kept/archives" | while read -r added; do
    rm -rf "${DEPLOY_TOOLS:?}/$added"
  done
  for folder in deepops/old_config kamonohashi/old_config; do
    grep -q "^$folder/" "$kept/archives" || ! [ -d "$DEPLOY_TOOLS/$folder" ] || rmdir "$DEPLOY_TOOLS/$folder"
  done
  say "The configuration is as it was before the step"
)

require_configuration_back() (
  kept=$NOTES/before-$1
  [ -f "$kept/archives" ] || exit 0
  for folder in $CONFIGURATION; do
    copy=$kept/$(say "$folder" | tr / -)
    [ ! -d "$copy" ] || list_of "$DEPLOY_TOOLS/$folder" | cmp -s - "$copy.sha256" || no "Expected $DEPLOY_TOOLS/$folder to be as before the step, but it differs from $copy"
  done
)

# What ansible-playbook needs when SSH or sudo ask for a password: a private file that is gone afterwards.
# Options with blanks would be torn apart by the deploy tool.
ansible_options() {
  [ -n "${SSH_PASSWORD:-}${SUDO_PASSWORD:-}" ] || return 0
  printf '{"ansible_ssh_pass": "%s", "ansible_become_pass": "%s"}\n' \
    "$(json_text "${SSH_PASSWORD:-}")" "$(json_text "${SUDO_PASSWORD:-}")" >"$1/passwords.json"
  say "-e @$1/passwords.json"
}

json_text() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }

# Runs the deploy tool with options for Ansible: a line for its standard input, then its words.
deploy_tool_with_ansible() (
  answer=$1
  shift
  secrets=$(umask 077 && TMPDIR=/tmp mktemp -d)
  trap 'rm -rf "$secrets"' EXIT
  trap 'rm -rf "$secrets"; exit 143' TERM INT HUP
  [ "$(owner_of "$DEPLOY_TOOLS")" = "$(id -un)" ] || as_root chown -R "$(owner_of "$DEPLOY_TOOLS")" "$secrets"
  options=$(umask 077 && ansible_options "$secrets")
  # shellcheck disable=SC2086 # the options are words without blanks
  printf '%s\n' "$answer" | deploy_tool "$@" $options 2>&1
)

# The folders that the deploy tools write to: everything of theirs, and nothing of the database's or the users'.
tool_folders() {
  find -H "${KQI_HOME:?}" -mindepth 1 -maxdepth 1 ! -name postgresql ! -name nfs
  [ ! -d "${LOG_DIR:?}" ] || say "$LOG_DIR"
}

owners_of_tools() {
  tool_folders | while read -r folder; do
    find "$folder" ! -name '*.stepwise-new' -exec stat -c '%U %n' {} +
  done | LC_ALL=C sort -k 2
}

# The tool puts the configuration of before into an archive of its own; without a new one it did not run.
require_new_configuration() {
  archives | grep -vxF -f "$NOTES/before-$1/archives" >/dev/null || no "Expected the deploy tool to have archived the old configuration, but there is no new archive in deepops or kamonohashi"
}

# The keys at the top of a YAML file, each with its text on one line, without comments, blanks and quotes.
top_keys() {
  awk '/^ *#/ || /^ *$/ || /^---/ { next } /^[A-Za-z_][A-Za-z0-9_]*:/ { if (line) print line; line = "" } { sub(/ +#.*$/, ""); gsub(/[ "\047]/, ""); line = line $0 "|" } END { if (line) print line }' "$1"
}

# Replaces a file of the deploy tools by standard input, whole or not at all, keeping its mode and owner.
keep_mode() {
  cp -p "$1" "$1.stepwise-new"
  cat >"$1.stepwise-new"
  mv "$1.stepwise-new" "$1"
}

# rollback.sh before 2.1.0.2 looks for the deploy tools of 1.x, and every one has its folders built in.
require_rollback_script() {
  script=$DEPLOY_TOOLS/rollback/rollback.sh
  [ -f "$script" ] || no "Expected $script, but it is not there"
  ! grep -q 'deploy-kqi\.sh clean' "$script" || no "Expected a rollback.sh of 2.1.0.2 or later, but this one looks for the deploy tools of 1.x: it would start a second database on the same files"
  built_in=$(sed -n 's|^\(/[^ ]*\)/deploy-kamonohashi\.sh clean app.*|\1|p' "$script" | head -n 1)
  [ -z "$built_in" ] || [ "$(cd -P "$built_in" 2>/dev/null && pwd -P)" = "$(cd -P "$DEPLOY_TOOLS" && pwd -P)" ] || no "Expected rollback.sh to work on $DEPLOY_TOOLS, but it has $built_in built in"
}

# Ends a command and what it started.
end_group() {
  kill -TERM -- "-$1" 2>/dev/null || kill -TERM "$1" 2>/dev/null || true
}

# Files whose owner is not the noted one, with the owner that they should have. What came since belongs to the
# owner of the deploy tools.
strangers() {
  owners_of_tools | awk -v tools="$DEPLOY_TOOLS" '
    { at = index($0, " "); owner = substr($0, 1, at - 1); path = substr($0, at + 1) }
    FNR == NR { noted[path] = owner; next }
    { wanted = (path in noted) ? noted[path] : noted[tools]; if (wanted != owner) print wanted, path }' "$NOTES/owners" -
}
