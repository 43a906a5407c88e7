#!/bin/sh
set -eu
require_app_back
require_release kamonohashi-credentials
require_ready_pods '^(postgres|minio)-' postgres
say "KAMONOHASHI ${FROM:?} is deployed as before, with its secrets"
