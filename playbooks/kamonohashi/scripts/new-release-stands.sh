#!/bin/sh
set -eu
new_release_stands
require_password_stored
web_page_answers || no "Expected the web page /kamonohashi to answer, but it does not"
say "KAMONOHASHI ${TO:?} runs on Kubernetes ${TO_KUBERNETES:?}, and the database is at ${TO_MIGRATION:?}"
