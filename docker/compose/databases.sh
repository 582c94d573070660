#!/bin/sh
# Roles and databases, as docs/operations.md tells; once, when PostgreSQL makes its data.
set -eu
secret() { cat "/run/secrets/$1-password"; }
psql --username postgres --set ON_ERROR_STOP=1 \
  --set owner="$(secret owner)" --set api="$(secret api)" --set worker="$(secret worker)" --set keycloak="$(secret keycloak)" <<'SQL'
create role chaman_owner login password :'owner';
create role chaman_api login password :'api';
create role chaman_worker login password :'worker';
create database chaman owner chaman_owner;
create role keycloak login password :'keycloak';
create database keycloak owner keycloak;
SQL
