#!/bin/sh
# Which of the changes of 1.4.1 and 1.4.2 the tables of FATE Flow have.
set -eu
schema
