#!/bin/sh
set -eu
require_app_back
