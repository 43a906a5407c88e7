#!/bin/sh
# There is nothing that runs by itself.
