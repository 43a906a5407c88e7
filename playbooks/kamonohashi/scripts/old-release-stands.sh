#!/bin/sh
set -eu
old_release_stands
require_app_stopped
say "KAMONOHASHI $FROM is deployed again, with its web application stopped"
