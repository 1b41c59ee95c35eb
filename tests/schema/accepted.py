"""Prints the files of the command line that the schema accepts, as python-jsonschema reads it."""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

schema, *files = sys.argv[1:]
rules = json.loads(Path(schema).read_text(encoding="utf-8"))
Draft202012Validator.check_schema(rules)
validator = Draft202012Validator(rules)
for file in files:
    try:
        document = json.loads(Path(file).read_text(encoding="utf-8"))
    except json.JSONDecodeError:
        continue
    if validator.is_valid(document):
        print(file)
