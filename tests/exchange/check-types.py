"""Holds mentorbook.d.ts against mentorbook.schema.json: the same objects, the same keys, the same ones optional.

check-types.py SCHEMA TYPES
"""

import json
import pathlib
import re
import sys


def read_types(text):
    text = re.sub(r'/\*.*?\*/', '', text, flags=re.S)
    types = {}
    for name, body in re.findall(r'export interface (\w+) \{(.*?)\n\}', text, flags=re.S):
        types[name[0].lower() + name[1:]] = {
            key: (optional == '', ' '.join(kind.split()))
            for key, optional, kind in re.findall(r'(\w+)(\??): (.*?);', body, flags=re.S)
        }
    return types


def describe(schema):
    """The TypeScript type that a schema means."""
    if '$ref' in schema:
        name = schema['$ref'].rsplit('/', 1)[1]
        plain = {'id': 'MentorbookId', 'date': 'MentorbookDate', 'link': 'string', 'page': 'string',
                 'handle': 'string', 'year': 'number'}
        return plain.get(name, name[0].upper() + name[1:])
    if 'enum' in schema:
        return ' | '.join(f"'{value}'" for value in schema['enum'])
    if schema['type'] == 'array':
        return describe(schema['items']) + '[]'
    names = {'integer': 'number', 'null': 'null', 'string': 'string', 'boolean': 'boolean'}
    kinds = schema['type'] if isinstance(schema['type'], list) else [schema['type']]
    return ' | '.join(names[kind] for kind in kinds)


def read_schema(schema):
    objects = {'mentorbook': schema}
    objects.update({name: value for name, value in schema['definitions'].items() if value['type'] == 'object'})
    return {
        name: {key: (key in value['required'], describe(kind)) for key, kind in value['properties'].items()}
        for name, value in objects.items()
    }


def main(schema_path, types_path):
    schema = read_schema(json.loads(pathlib.Path(schema_path).read_text(encoding='utf-8')))
    types = read_types(pathlib.Path(types_path).read_text(encoding='utf-8'))
    wrong = 0
    for name in sorted(schema.keys() | types.keys()):
        expected, found = schema.get(name), types.get(name)
        if expected is None or found is None:
            print(f'{name}: only in the {"schema" if found is None else "types"}')
            wrong += 1
            continue
        if list(expected) != list(found):
            print(f'{name}: the keys are {list(found)}, not {list(expected)}')
            wrong += 1
        for key in expected.keys() & found.keys():
            if expected[key] != found[key]:
                print(f'{name}.{key}: (needed, type) is {found[key]}, not {expected[key]}')
                wrong += 1
    if not schema or not types:
        print('Nothing was read.')
        wrong += 1
    return 1 if wrong else 0


sys.exit(main(*sys.argv[1:]))
