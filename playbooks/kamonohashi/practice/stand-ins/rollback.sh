#!/bin/sh
# Stands in for rollback/rollback.sh of 2.1.0.2 and later: it stops first, waits without end, and says that it is done.
cd "$(dirname "$0")" || exit 1
tools=$(cd .. && pwd)
sources=$tools/../src
printf '%s' "現在デプロイされているKAMONOHASHIのバージョン: "
read -r version
git clone https://github.com/KAMONOHASHI/kamonohashi -b "$version" --depth 1 "$sources/$version"
echo "-----DBに適用されているMigrationファイル一覧-----"
# shellcheck disable=SC2012 # as in the real one
ls -1 "$sources/$version/web-api/platypus/platypus/Migrations/" | sed s/.cs//
printf '%s' "戻したい時点のMigrationファイルを指定してください: "
read -r migration
"$tools/deploy-kamonohashi.sh" clean app
kubectl apply -f - <postgres.yml
sed -e "s/\"KQI_VERSION\"/$version/; s/\"MIGRATION\"/$migration/" rollback.yml | kubectl apply -f -
status=
while [ "$status" != Completed ]; do
  status=$(kubectl get pod -n kqi-system | grep rollback | awk '{ print $3 }')
  sleep 0.2
done
kubectl delete -f - <rollback.yml
kubectl delete -f - <postgres.yml
echo "切り戻し処理完了"
git -C "$tools" tag
printf '%s' "利用するデプロイツールを指定してください: "
read -r tool
git -C "$tools" checkout "$tool"
"$tools/deploy-kamonohashi.sh" deploy app
echo "KAMONOHASHI $tool デプロイ完了"
