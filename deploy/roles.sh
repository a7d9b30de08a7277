#!/usr/bin/env bash
# Run once by the database's image: the role that the program logs in as.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set app_password="$APP_PASSWORD" <<'SQL'
create role fealty_app login password :'app_password';
-- For the metric of the oldest transaction, whosever it is.
grant pg_read_all_stats to fealty_app;
SQL
