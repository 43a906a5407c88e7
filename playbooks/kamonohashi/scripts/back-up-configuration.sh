#!/bin/sh
# Copies the configuration of DeepOps and of the application, and local edits as patches.
set -eu
keep_configuration upgrade
copy=$NOTES/before-upgrade
tools_git rev-parse HEAD | keep_as "$copy/tools.commit"
deepops_git rev-parse HEAD | keep_as "$copy/deepops.commit"
tools_git diff --ignore-submodules=all HEAD | keep_as "$copy/tools.patch"
deepops_git diff --ignore-submodules=all HEAD | keep_as "$copy/deepops.patch"
fact CONFIGURATION_BACKUP "$copy"
say "The configuration is kept in $copy"
