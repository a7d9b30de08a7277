"""Runs samples that come as lines of JSON, one after another, and answers what each prints."""

import contextlib
import io
import json
import os
import sys
import traceback

answers = sys.stdout
for line in sys.stdin:
    asked = json.loads(line)
    os.environ.update(asked["environment"])
    printed = io.StringIO()
    failure = None
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(asked["text"], "sample", "exec"), {"__name__": "__main__"})
    except Exception:
        failure = traceback.format_exc()
    answers.write(json.dumps({"printed": printed.getvalue(), "failure": failure}) + "\n")
    answers.flush()
