#!/bin/sh
set -eu
require_placement
