"""Holds every JSON file of a folder against the schema.

validate-exports.py SCHEMA FOLDER
"""

import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print('python3-jsonschema is missing: no export was held against the schema.', file=sys.stderr)
    sys.exit(0)


def main(schema_path, folder):
    schema = json.loads(pathlib.Path(schema_path).read_text(encoding='utf-8'))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    wrong = seen = 0
    for path in sorted(pathlib.Path(folder).glob('*.json')):
        seen += 1
        text = path.read_text(encoding='utf-8')
        value = json.loads(text)
        for error in validator.iter_errors(value):
            where = '.'.join(str(step) for step in error.absolute_path)
            print(f'{path.name}: {where}: {error.message[:300]}', file=sys.stderr)
            wrong += 1
        # What JSON.stringify (value, null, 2) would have written.
        if json.dumps(value, indent=2, ensure_ascii=False) + '\n' != text:
            print(f'{path.name}: not written as JSON.stringify writes', file=sys.stderr)
            wrong += 1
    if seen == 0:
        print('There was nothing to validate.', file=sys.stderr)
        wrong += 1
    return 1 if wrong else 0


sys.exit(main(*sys.argv[1:]))
