"""Sends one request with the requests library, described as JSON on standard input.

The method is called as the samples call it: requests.get(url=..., headers=..., params=..., data=...).
"""

import json
import sys

import requests

wanted = json.load(sys.stdin)
arguments = {}
if "params" in wanted:
    arguments["params"] = wanted["params"]
if "data" in wanted:
    arguments["data"] = json.dumps(wanted["data"]) if wanted.get("dumped") else wanted["data"]

call = getattr(requests, wanted["method"].lower())
response = call(url=wanted["url"], headers=wanted["headers"], timeout=20, **arguments)
json.dump({"status": response.status_code, "body": response.json()}, sys.stdout)
