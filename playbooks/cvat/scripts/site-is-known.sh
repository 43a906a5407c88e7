#!/bin/sh
# What the installation says is what is there; nothing that compose would use is left out.
set -eu
docker version >/dev/null 2>&1 || unclear "Expected Docker to answer, but it does not: is it running, and may this user use it?"
cd "${CVAT_DIR:?}" || no "Expected the source of CVAT in $CVAT_DIR, but it is not there"
while IFS= read -r file; do
  [ -z "$file" ] || [ -f "$file" ] || no "Expected the compose file $file of COMPOSE_FILES in $CVAT_DIR, but it is not there"
done <<END
${COMPOSE_FILES:?}
END
case "
$COMPOSE_FILES
" in
  *"
docker-compose.override.yml
"*) ;;
  *) [ ! -f docker-compose.override.yml ] || no "Expected COMPOSE_FILES to name docker-compose.override.yml, since it is in $CVAT_DIR, but it does not: with other files named it would not be used" ;;
esac
! grep -qs '^ *CVAT_VERSION=' .env || no "Expected no CVAT_VERSION in $CVAT_DIR/.env, but there is one: it would start images of that version whatever is installed. Remove the line"
if [ -d .git ]; then
  edited=$(GIT_OPTIONAL_LOCKS=0 git -c "safe.directory=$PWD" status --porcelain --untracked-files=no | sed 's/^...//' | tr '\n' ' ') || unclear "Expected git to say what was edited in $CVAT_DIR, but it failed"
  [ -z "$edited" ] || no "Expected no edits in the files of the release, but these differ: $edited. Move them to docker-compose.override.yml and name it in COMPOSE_FILES"
fi
other=$(docker ps --all --filter 'name=^/?cvat_db$' --format '{{.Label "com.docker.compose.project"}}' | grep -vx "${PROJECT:?}" | head -n 1) || other=
[ -z "$other" ] || no "Expected the containers to belong to the project $PROJECT, but cvat_db belongs to '$other'"
compose config >/dev/null 2>&1 || no "Expected compose to read the site's files, but it said: $(compose config 2>&1 | tail -n 1)"
say "The site's files are whole, and its containers belong to the project $PROJECT"
