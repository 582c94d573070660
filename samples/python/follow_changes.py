"""Keeps a copy of all senders and their accounts, as another system does: reads all once, then follows the feed of changes.

Needs Python 3.9 or newer and: pip install -r requirements.txt

TOKEN_URL, CLIENT_ID, CLIENT_SECRET  of the system, at the authorization server
API_URL                              for instance https://chaman.example/api/v1
COPY_DIR                             <sender number>.json for each sender, and how far the feed was read
ONCE                                 when set: end as soon as there is nothing more to read
"""

import json
import os
import sys
import time
from pathlib import Path

import requests

API_URL = os.environ["API_URL"]
DIRECTORY = Path(os.environ["COPY_DIR"])
CURSOR = DIRECTORY / "cursor"
ONCE = bool(os.environ.get("ONCE"))
http = requests.Session()


def new_token():
    response = requests.post(
        os.environ["TOKEN_URL"],
        auth=(os.environ["CLIENT_ID"], os.environ["CLIENT_SECRET"]),
        data={"grant_type": "client_credentials"},
        timeout=30,
    )
    response.raise_for_status()
    http.headers["Authorization"] = "Bearer " + response.json()["access_token"]


def get(path, unless=None, **parameters):
    """What is answered, or None where the status is `unless`. Asks again where that can help."""
    renewed = False
    while True:
        response = http.get(API_URL + path, params=parameters, timeout=60)
        if response.ok:
            return response.json()
        if response.status_code == unless:
            return None
        if response.status_code in (429, 503):
            time.sleep(int(response.headers.get("Retry-After", 5)))
        elif response.status_code == 401 and not renewed:
            new_token()
            renewed = True
        else:
            problem = response.json()
            sys.exit(f"GET {path}: {response.status_code} {problem.get('detail', problem.get('title'))}")


def store(file, text):
    """Another process never reads half of it."""
    new = file.with_name(file.name + ".new")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def keep(number):
    file = DIRECTORY / f"{number}.json"
    sender = get(f"/senders/{number}", unless=404)
    accounts = sender and get(f"/senders/{number}/accounts", unless=404)
    if accounts:
        store(file, json.dumps({"sender": sender, "accounts": accounts["items"]}))
    else:
        file.unlink(missing_ok=True)


def read_all():
    """The cursor comes first: what changes while all is read is then told once more, and nothing is missed."""
    cursor = get("/changes/latest")["cursor"]
    numbers, after = set(), None
    while True:
        page = get("/senders", limit=200, after=after)
        numbers.update(sender["number"] for sender in page["items"])
        after = page["next"]
        if after is None:
            break
    for number in numbers:
        keep(number)
    for file in DIRECTORY.glob("*.json"):
        if file.stem not in numbers:
            file.unlink()
    store(CURSOR, cursor)


DIRECTORY.mkdir(parents=True, exist_ok=True)
new_token()
while True:
    if not CURSOR.exists():
        read_all()
    page = get("/changes", unless=410, after=CURSOR.read_text(), limit=1000, wait=0 if ONCE else 30)
    if page is None:
        CURSOR.unlink()  # away for too long, or the database was restored
        continue
    for number in {change["senderNumber"] for change in page["items"]}:
        keep(number)
    # Last: whoever dies before reads this page again, which does no harm.
    store(CURSOR, page["next"])
    if ONCE and not page["more"]:
        break
