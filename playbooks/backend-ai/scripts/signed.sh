#!/bin/sh
set -eu
say "Signed: what Backend.AI's migration guide asks for from ${FROM:?} to ${TO:?}"
