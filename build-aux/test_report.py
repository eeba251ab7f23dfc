"""Reads what `meson test` logged: prints the failures to standard error, and “PASSED FAILED” to standard output.

Each case of a test that speaks TAP counts for itself, any other test counts as one; what was skipped does not count.
"""

import json
import os
import re
import sys

GOOD = {'OK', 'EXPECTEDFAIL'}
SKIPPED = {'SKIP', 'IGNORED'}
TAP_PLAN = re.compile(r'^1\.\.\d+', re.MULTILINE)
TAP_CASE = re.compile(r'^(not )?ok\b(.*)$', re.MULTILINE)
TAP_DIRECTIVE = re.compile(r'# *(skip|todo)', re.IGNORECASE)
SHOWN_LINES = 30


def read_tests(folder):
    path = os.path.join(folder, 'testlog.json')
    if not os.path.exists(path):
        return []
    with open(path, errors='replace') as log:
        return [json.loads(line) for line in log]


def count(test):
    """How many cases of the test passed and failed."""
    good = test['result'] in GOOD
    if test['result'] in SKIPPED:
        return 0, 0
    output = test.get('stdout') or ''
    if not TAP_PLAN.search(output):
        return int(good), int(not good)
    cases = [bool(bad) for bad, rest in TAP_CASE.findall(output) if not TAP_DIRECTIVE.search(rest)]
    failed = sum(cases)
    return len(cases) - failed, failed if good else max(failed, 1)


def print_failure(test):
    print(f'   FAILED: {test["name"]} ({test["result"]})', file=sys.stderr)
    output = (test.get('stdout') or '').splitlines() + (test.get('stderr') or '').splitlines()
    for line in output[-SHOWN_LINES:]:
        print(f'     {line}', file=sys.stderr)


def main():
    tests = read_tests(sys.argv[1])
    counts = [count(test) for test in tests]
    for test, (_passed, failed) in zip(tests, counts):
        if failed:
            print_failure(test)
    print(sum(passed for passed, _failed in counts), sum(failed for _passed, failed in counts))


if __name__ == '__main__':
    main()
