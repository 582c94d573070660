#!/usr/bin/env bash
# Keeps a copy of all senders and their accounts, as another system does: reads all once, then follows the feed of changes.
# Needs bash, curl and jq.
#   TOKEN_URL, CLIENT_ID, CLIENT_SECRET  of the system, at the authorization server
#   API_URL                              for instance https://chaman.example/api/v1
#   COPY_DIR                             <sender number>.json for each sender, and how far the feed was read
#   ONCE                                 when set: end as soon as there is nothing more to read
set -euo pipefail
: "${TOKEN_URL:?}" "${CLIENT_ID:?}" "${CLIENT_SECRET:?}" "${API_URL:?}" "${COPY_DIR:?}"
mkdir -p "$COPY_DIR"
wait_seconds=30
[ -z "${ONCE:-}" ] || wait_seconds=0
answer=$(mktemp) headers=$(mktemp) token=''
trap 'rm -f "$answer" "$headers"' EXIT

# A config file from standard input: no list of processes shows the secret.
new_token() {
  token=$(curl --silent --show-error --fail-with-body --max-time 30 --config - --data grant_type=client_credentials "$TOKEN_URL" \
    <<<"user = \"$CLIENT_ID:$CLIENT_SECRET\"" | jq --exit-status --raw-output .access_token)
}

# Leaves the body in $answer and the status in $status. Asks again where that can help.
get() { # path
  local renewed=''
  while true; do
    [ -n "$token" ] || new_token
    status=$(curl --silent --show-error --max-time 60 --config - --dump-header "$headers" --output "$answer" --write-out '%{http_code}' \
      "$API_URL$1" <<<"header = \"Authorization: Bearer $token\"")
    case $status in
      200 | 404 | 410) return ;;
      429 | 503) sleep "$(tr -d '\r' <"$headers" | awk 'tolower($1) == "retry-after:" { print $2; found = 1 } END { if (!found) print 5 }')" ;;
      401)
        [ -z "$renewed" ] || break
        token='' renewed=yes
        ;;
      *) break ;;
    esac
  done
  echo "GET $1: $status $(jq --raw-output '.detail // .title' "$answer")" >&2
  exit 1
}

keep() { # sender number
  local file="$COPY_DIR/$1.json" sender
  get "/senders/$1"
  if [ "$status" = 404 ]; then
    rm -f "$file"
    return
  fi
  sender=$(cat "$answer")
  get "/senders/$1/accounts"
  [ "$status" = 200 ] || return 0 # gone meanwhile: the feed tells
  jq --argjson sender "$sender" '{ $sender, accounts: .items }' "$answer" >"$file.new"
  mv "$file.new" "$file"
}

# The cursor comes first: what changes while all is read is then told once more, and nothing is missed.
read_all() {
  local first after='' numbers=() number file
  get /changes/latest
  first=$(jq --raw-output .cursor "$answer")
  while true; do
    get "/senders?limit=200${after:+&after=$after}"
    mapfile -t -O "${#numbers[@]}" numbers < <(jq --raw-output '.items[].number' "$answer")
    after=$(jq --raw-output '.next // empty' "$answer")
    [ -n "$after" ] || break
  done
  for number in ${numbers[@]+"${numbers[@]}"}; do keep "$number"; done
  for file in "$COPY_DIR"/*.json; do
    number=$(basename "$file" .json)
    [[ " ${numbers[*]-} " == *" $number "* ]] || rm -f "$file"
  done
  printf '%s' "$first" >"$COPY_DIR/cursor"
}

while true; do
  [ -s "$COPY_DIR/cursor" ] || read_all
  get "/changes?after=$(cat "$COPY_DIR/cursor")&limit=1000&wait=$wait_seconds"
  if [ "$status" = 410 ]; then
    rm -f "$COPY_DIR/cursor" # away for too long, or the database was restored
    continue
  fi
  next=$(jq --raw-output .next "$answer") more=$(jq --raw-output .more "$answer")
  mapfile -t changed < <(jq --raw-output '[.items[].senderNumber] | unique[]' "$answer")
  for number in ${changed[@]+"${changed[@]}"}; do keep "$number"; done
  # Last: whoever dies before reads this page again, which does no harm.
  printf '%s' "$next" >"$COPY_DIR/cursor"
  if [ -n "${ONCE:-}" ] && [ "$more" = false ]; then break; fi
done
