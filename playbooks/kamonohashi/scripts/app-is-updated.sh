#!/bin/sh
# update app exits with Helm's code, but pods, API and database are asked themselves.
set -eu
require_release kamonohashi
require_pods
require_app_version "${TO:?}"
require_migration "${TO_MIGRATION:?}"
web_page_answers || no "Expected the web page /kamonohashi to answer, but it does not"
say "KAMONOHASHI $TO runs, and the database is at $TO_MIGRATION"
