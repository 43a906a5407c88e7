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
