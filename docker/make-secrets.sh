#!/bin/sh
# Makes what docker/compose.yaml needs and nobody may share: passwords, keys, and a certificate authority for *.chaman.localhost,
# into docker/secrets/ and docker/.env. What exists stays. Another folder: docker/make-secrets.sh <folder>.
set -eu
umask 077
cd "$(dirname "$0")"
folder=${1:-secrets}
mkdir -p "$folder"
cd "$folder"

# once <file> <command...>: what the command prints becomes the file.
once() {
  file=$1
  shift
  [ -s "$file" ] || { "$@" >"$file.new" && mv "$file.new" "$file"; }
}
password() { openssl rand -hex 24; }
text() { printf '%s' "$1"; }

for each in postgres owner api worker keycloak redis; do once "$each-password" password; done
for role in owner api worker; do
  once "database-url-$role" text "postgres://chaman_$role:$(cat "$role-password")@postgres:5432/chaman"
done
once queue-url text "redis://:$(cat redis-password)@redis:6379"
once session-secret openssl rand -hex 32
once encryption-keys text "k1:$(openssl rand -base64 32)"
once sftpgo-password password
once scim-token password
once keycloak-worker-secret password
once keycloak-admin-password password
once grafana-password password

# With which ChaMan signs its requests to the identity provider, and decrypts what it is told.
[ -s sign-in.crt ] || openssl req -x509 -newkey rsa:3072 -nodes -days 730 -subj '/CN=ChaMan sign-in' -keyout sign-in.key -out sign-in.crt 2>/dev/null

# Of this machine alone: let the browser trust tls-ca.crt, and give tls-ca.key to nobody.
if [ ! -s tls.crt ]; then
  openssl req -x509 -newkey rsa:3072 -nodes -days 730 -subj '/CN=ChaMan on this machine' -keyout tls-ca.key -out tls-ca.crt \
    -addext 'basicConstraints=critical,CA:TRUE' -addext 'keyUsage=critical,keyCertSign' 2>/dev/null
  names='DNS:chaman.localhost,DNS:sso.chaman.localhost,DNS:mail,DNS:sftpgo'
  printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth\n' "$names" >tls.ext
  openssl req -newkey rsa:3072 -nodes -subj '/CN=chaman.localhost' -keyout tls.key -out tls.csr 2>/dev/null
  openssl x509 -req -in tls.csr -CA tls-ca.crt -CAkey tls-ca.key -CAcreateserial -days 365 -extfile tls.ext -out tls.crt 2>/dev/null
  rm -f tls.csr tls.ext tls-ca.srl
fi

# Files are mounted as they are, and each product reads them as a user of its own.
chmod 644 ./*-password ./*-url ./database-url-* ./*-secret ./*-keys ./*-token sign-in.* tls.crt tls.key tls-ca.crt

# What other products take from their environment alone.
{
  echo "KEYCLOAK_WORKER_SECRET=$(cat keycloak-worker-secret)"
  echo "KEYCLOAK_ADMIN_PASSWORD=$(cat keycloak-admin-password)"
  echo "KEYCLOAK_DATABASE_PASSWORD=$(cat keycloak-password)"
  echo "SFTPGO_ADMIN_PASSWORD=$(cat sftpgo-password)"
} >../.env
echo "Made in $(pwd), and $(cd .. && pwd)/.env. Nobody else may read them."
