#!/bin/sh
# Imports, exports and the like that are under way would be cut off with their pods.
set -eu
said=$(in_server_pod python manage.py shell -c 'import django_rq; from django.conf import settings; print("under-way", sum(django_rq.get_queue(q).started_job_registry.count for q in settings.RQ_QUEUES))' 2>/dev/null) || unclear "Expected the server to count its jobs that are under way, but it failed"
count=$(say "$said" | sed -n 's/^under-way \([0-9][0-9]*\)$/\1/p')
[ -n "$count" ] || unclear "Expected the server to count its jobs that are under way, but it did not say"
[ "$count" -eq 0 ] || no "Waiting for $count imports, exports or other jobs that are under way"
say "No import, export or other job is under way"
