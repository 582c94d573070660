#!/usr/bin/env bash
# Prints an access token of a REST account (private_key_jwt, RFC 7523). Needs bash, curl and OpenSSL.
#   TOKEN_URL, CLIENT_ID  as ChaMan shows them on the page of the account
#   KEY_FILE              the private key of one of its certificates, PEM
#   KEY_ID                only where ChaMan shows one
#   AUDIENCE              only where ChaMan shows one: TOKEN_URL otherwise
set -euo pipefail
: "${TOKEN_URL:?}" "${CLIENT_ID:?}" "${KEY_FILE:?}"

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

# JWS wants both numbers of an ECDSA signature side by side, each as wide as the curve; OpenSSL writes them as ASN.1.
side_by_side() { # bytes of one number
  local hex
  openssl asn1parse -inform DER | sed -n 's/.*INTEGER *://p' | while read -r hex; do
    hex=$(printf '%*s' $((2 * $1)) "$hex" | tr ' ' 0)
    printf '%b' "$(sed 's/../\\x&/g' <<<"$hex")"
  done
}

case $(openssl pkey -in "$KEY_FILE" -noout -text) in
  *secp384r1*) algorithm=ES384 digest=sha384 width=48 ;;
  *secp521r1*) algorithm=ES512 digest=sha512 width=66 ;;
  *) algorithm=RS256 digest=sha256 width='' ;;
esac

signature() {
  openssl dgst "-$digest" -sign "$KEY_FILE" -binary | if [ -n "$width" ]; then side_by_side "$width"; else cat; fi
}

now=$(date +%s)
header=$(printf '{"alg":"%s"%s}' "$algorithm" "${KEY_ID:+,\"kid\":\"$KEY_ID\"}")
claims=$(printf '{"iss":"%s","sub":"%s","aud":"%s","jti":"%s","iat":%d,"exp":%d}' \
  "$CLIENT_ID" "$CLIENT_ID" "${AUDIENCE:-$TOKEN_URL}" "$(openssl rand -hex 16)" "$now" $((now + 60)))
unsigned=$(printf '%s' "$header" | base64url).$(printf '%s' "$claims" | base64url)
assertion=$unsigned.$(printf '%s' "$unsigned" | signature | base64url)

request="grant_type=client_credentials&client_id=$CLIENT_ID&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=$assertion"
# From standard input, so that no list of processes shows it.
answer=$(curl --silent --show-error --fail-with-body --max-time 30 --data @- "$TOKEN_URL" <<<"$request") || {
  echo "$answer" >&2
  exit 1
}
sed 's/.*"access_token":"\([^"]*\)".*/\1/' <<<"$answer"
