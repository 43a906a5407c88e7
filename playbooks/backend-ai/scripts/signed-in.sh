#!/bin/sh
set -eu
say "Waiting for the manager's own list of agents"
