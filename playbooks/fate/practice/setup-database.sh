#!/bin/sh
# Part of setup.sh: the tables of FATE Flow, as far as the practice needs them. A file per table: the
# columns in its first line, rows below.

# table, columns, rows…
table() {
  file=$PRACTICE_ROOT/cluster/mysql/$1
  shift
  printf '%s\n' "$@" | tr '|' '\t' >"$file"
}

make_database() {
  role='varchar(50)' frequency='|f_frequency int(11)' zero='|0'
  case $1 in
    1.4.0) role='varchar(10)' frequency='' zero='' ;;
    1.4.1) role='varchar(10)' ;;
  esac
  table t_queue "id int(11) primary|f_job_id varchar(100)|f_event varchar(500)|f_is_waiting int(11)$frequency" \
    "1|20200801|{}|0$zero" "2|20200802|{}|0$zero"
  table t_job "f_job_id varchar(25) primary|f_role $role|f_party_id varchar(10)|f_status varchar(50)|f_update_time bigint(20)" \
    "20200801|guest|10000|success|1596240000000" "20200802|guest|10000|failed|1596326400000" "20200803|host|9999|success|1596412800000"
  table t_task "f_task_id varchar(100) primary|f_role $role|f_status varchar(50)" "20200801_a|guest|success" "20200801_b|guest|success"
  table t_data_view "f_job_id varchar(25) primary|f_role $role|f_table_name varchar(500)" "20200801|guest|breast"
  table t_machine_learning_model_meta "f_id bigint(20) primary|f_role $role|f_model_id varchar(100)" "1|guest|guest#10000#model"
  table t_tracking_metric_20200801 "f_id bigint(20) primary|f_role varchar(10)|f_value text" "1|guest|0.9"
}

# What stands for upstream's SQL file of 1.7.1, and the site's way of installing code: folder of the SQL
make_sql() {
  mkdir -p "$1"
  printf '%s\n' "ALTER TABLE t_job ADD f_inheritance_info LONGTEXT;" "ALTER TABLE t_job ADD f_inheritance_status VARCHAR(50);" \
    "ALTER TABLE t_data_view MODIFY f_table_name VARCHAR(1000);" >"$1/1.7.0-1.7.1.sql"
  cat >"$PRACTICE_ROOT/cluster/install-fate" <<'END'
#!/bin/sh
# Called with a release; HOME is below the host's own folder.
python=$(dirname "$HOME")/fate/python
[ ! -e "$(dirname "$HOME")/faults/hook-does-nothing" ] || exit 0
printf '%s\n' "FATE=$1" "PYTHON=3.6.5" >"$python/fate.env"
END
  chmod +x "$PRACTICE_ROOT/cluster/install-fate"
}

# The same tables as SQL, as FATE Flow makes them (keys, types, a text of every kind), for a real server.
make_statements() {
  role='varchar(10)' frequency=''
  case $1 in
    1.4.0) ;;
    1.4.1) frequency=", f_frequency int DEFAULT 0" ;;
    *) role='varchar(50)' frequency=", f_frequency int DEFAULT 0" ;;
  esac
  password=$(sed "s/['\\\\]/\\\\&/g" "$PRACTICE_ROOT/cluster/mysql-password")
  cat <<END
CREATE DATABASE fate_flow DEFAULT CHARACTER SET utf8mb4;
USE fate_flow;
CREATE TABLE t_queue (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, f_job_id varchar(100) NOT NULL, f_event varchar(500) NOT NULL, f_is_waiting int NOT NULL$frequency);
CREATE TABLE t_job (f_job_id varchar(25) NOT NULL, f_name varchar(500), f_role $role NOT NULL, f_party_id varchar(10) NOT NULL, f_dsl longtext NOT NULL, f_status varchar(50) NOT NULL, f_create_time bigint NOT NULL, f_update_time bigint, PRIMARY KEY (f_job_id, f_role, f_party_id), KEY job_f_role (f_role));
CREATE TABLE t_task (f_job_id varchar(25) NOT NULL, f_component_name text NOT NULL, f_task_id varchar(100) NOT NULL, f_role $role NOT NULL, f_party_id varchar(10) NOT NULL, f_status varchar(50) NOT NULL, f_update_time bigint, PRIMARY KEY (f_job_id, f_task_id, f_role, f_party_id), KEY task_f_role (f_role));
CREATE TABLE t_data_view (f_job_id varchar(25) NOT NULL, f_role $role NOT NULL, f_party_id varchar(10) NOT NULL, f_task_id varchar(100) NOT NULL, f_table_name varchar(500), PRIMARY KEY (f_job_id, f_task_id, f_role, f_party_id));
CREATE TABLE t_machine_learning_model_meta (f_id bigint NOT NULL PRIMARY KEY, f_role $role NOT NULL, f_model_id varchar(100) NOT NULL, f_description text);
CREATE TABLE t_tracking_metric_20200801 (f_id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, f_role varchar(10) NOT NULL, f_value text NOT NULL);
INSERT INTO t_queue (f_job_id, f_event, f_is_waiting) VALUES ('20200801', '{"a": "b\\\\"}', 0), ('20200802', '{}', 0);
INSERT INTO t_job VALUES ('20200801', 'first', 'guest', '10000', 'CREATE TABLE \`t_job\` (\nINSERT INTO \`t_job\`;', 'success', 1, 2), ('20200801', '第二', 'host', '9999', '{"quote": "\\'"}', 'failed', 1, 2), ('20200803', NULL, 'guest', '10000', '\t', 'success', 1, NULL);
INSERT INTO t_task VALUES ('20200801', 'reader_0', 'a', 'guest', '10000', 'success', 2);
INSERT INTO t_data_view VALUES ('20200801', 'guest', '10000', 'a', 'breast');
INSERT INTO t_machine_learning_model_meta VALUES (1, 'guest', 'guest#10000#model', '');
INSERT INTO t_tracking_metric_20200801 (f_role, f_value) VALUES ('guest', '0.9');
ALTER USER root@localhost IDENTIFIED BY '$password';
END
}
