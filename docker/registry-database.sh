#!/bin/sh
# Run once by the postgres image when its data folder is new: the schema registry's own role and database.
set -eu
psql --no-psqlrc --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 <<'SQL'
\getenv password REGISTRY_DB_PASSWORD
create role registry login password :'password';
create database registry owner registry;
revoke all on database registry from public;
SQL
