"""Prints an access token of a REST account (private_key_jwt, RFC 7523).

Needs Python 3.9 or newer and: pip install -r requirements.txt

TOKEN_URL, CLIENT_ID  as ChaMan shows them on the page of the account
KEY_FILE              the private key of one of its certificates, PEM
KEY_ID                only where ChaMan shows one
AUDIENCE              only where ChaMan shows one: TOKEN_URL otherwise
"""

import os
import sys
import time
import uuid
from pathlib import Path

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

token_url = os.environ["TOKEN_URL"]
client_id = os.environ["CLIENT_ID"]
key_id = os.environ.get("KEY_ID")
key = load_pem_private_key(Path(os.environ["KEY_FILE"]).read_bytes(), password=None)

if isinstance(key, EllipticCurvePrivateKey):
    algorithm = {"secp384r1": "ES384", "secp521r1": "ES512"}[key.curve.name]
else:
    algorithm = "RS256"

now = int(time.time())
assertion = jwt.encode(
    {
        "iss": client_id,
        "sub": client_id,
        "aud": os.environ.get("AUDIENCE") or token_url,
        "jti": str(uuid.uuid4()),
        "iat": now,
        "exp": now + 60,
    },
    key,
    algorithm=algorithm,
    headers={"kid": key_id} if key_id else None,
)
response = requests.post(
    token_url,
    data={
        "grant_type": "client_credentials",
        "client_id": client_id,
        "client_assertion_type": ASSERTION_TYPE,
        "client_assertion": assertion,
    },
    timeout=30,
)
if not response.ok:
    sys.exit(f"{response.status_code}: {response.text}")
print(response.json()["access_token"])
