"""Says how much of Mentorbook each language has, and brings the translations up to date with the sources."""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent
PO = SOURCE / 'po'
POTFILES = PO / 'POTFILES.in'
LINGUAS = PO / 'LINGUAS'

WITH_STRINGS = re.compile(r'(?<![\w"])((_|N_|C_|NC_|ngettext) ?\(\s*"|g_dngettext)', re.ASCII)
DATA = ['*.desktop.in', '*.gschema.xml', '*.metainfo.xml.in', '*.mime.xml.in']
TAG = re.compile(r'</?[a-z][^>]*>')
STRAIGHT = re.compile(r'''["']\w|\w["']''')

# Known to xgettext as no language; their strings look like those of C.
HARMLESS = re.compile(r"warning: file '.*\.blp' extension 'blp' is unknown; will try C")


class Message:
    """One entry of a catalogue."""

    def __init__(self):
        self.flags = ''
        self.files = ''
        self.parts = {}     # 'msgid', 'msgid_plural', 'msgctxt', 'msgstr', 'msgstr[0]', …

    @property
    def key(self):
        return self.parts.get('msgctxt'), self.parts['msgid']

    @property
    def sources(self):
        return [self.parts[name] for name in ('msgid', 'msgid_plural') if name in self.parts]

    @property
    def translations(self):
        return [text for name, text in self.parts.items() if name.startswith('msgstr')]

    @property
    def is_translated(self):
        return 'fuzzy' not in self.flags and all(self.translations)

    def __str__(self):
        return f'“{self.parts["msgid"]}” ({self.files or "?"})'


def unescape(quoted):
    codes = {'n': '\n', 't': '\t'}
    return re.sub(r'\\(.)', lambda match: codes.get(match[1], match[1]), quoted[1:-1])


def read_catalogue(path):
    """The messages of a .po or .pot file without its header; what is obsolete is left out."""
    messages, message, name = [], Message(), None
    for line in pathlib.Path(path).read_text('utf-8').splitlines() + ['']:
        if line.startswith('#,'):
            message.flags += line
        elif line.startswith('#:'):
            message.files += line[2:]
        elif line.startswith('"'):
            message.parts[name] += unescape(line)
        elif line.startswith('msg'):
            name, text = line.split(' ', 1)
            message.parts[name] = unescape(text)
        elif not line:
            if message.parts.get('msgid'):
                messages.append(message)
            message = Message()
    return messages


def languages():
    return [line for line in LINGUAS.read_text().split() if not line.startswith('#')]


def files_with_strings():
    """What POTFILES.in has to say, sorted by bytes."""
    found = [path for pattern in DATA for path in (SOURCE / 'data' / 'app').glob(pattern)]
    for pattern in ('*.c', '*.h', '*.blp'):
        found += [path for path in (SOURCE / 'src').rglob(pattern) if WITH_STRINGS.search(path.read_text('utf-8'))]
    return sorted(path.relative_to(SOURCE).as_posix() for path in found)


def extract(arguments, pot):
    """Writes the strings of the sources to pot; returns what xgettext has to complain about."""
    command = ['xgettext', *arguments, '--add-location=file', '--package-name=mentorbook', f'--directory={SOURCE}',
               f'--files-from={POTFILES}', f'--output={pot}']
    answer = subprocess.run(command, capture_output=True, encoding='utf-8', env=dict(os.environ, LC_ALL='C.UTF-8'))
    complaints = [line for line in answer.stderr.splitlines() if not HARMLESS.search(line)]
    if answer.returncode != 0 and not complaints:
        complaints = ['xgettext failed']
    return complaints


def complaints_about_files():
    listed = POTFILES.read_text().splitlines()
    wanted = files_with_strings()
    complaints = [f'po/POTFILES.in: {path} has strings but is not listed' for path in wanted if path not in listed]
    complaints += [f'po/POTFILES.in: {path} is listed but has no strings' for path in listed if path not in wanted]
    if listed != sorted(set(listed)):
        complaints.append('po/POTFILES.in: the files are not in the order of their bytes, each once')
    if complaints:
        complaints.append('“build-aux/languages files” mends po/POTFILES.in')
    if sorted(languages()) != sorted(path.stem for path in PO.glob('*.po')):
        complaints.append('po/LINGUAS: the languages are not those of the .po files')
    return complaints


def complaints_about_source(message):
    for text in message.sources:
        text = TAG.sub('', text)
        if STRAIGHT.search(text):
            yield f'{message}: a straight quote; write “ ” or ’'
        if '...' in text:
            yield f'{message}: three dots; write …'


def complaints_about_translation(language, message):
    tags = sorted(TAG.findall(message.sources[-1]))
    for text in message.translations:
        if sorted(TAG.findall(text)) != tags:
            yield f'{language}: {message}: other markup'
        if message.sources[-1].endswith('…') != text.endswith('…'):
            yield f'{language}: {message}: “…” at the end of one, but not of the other'


def complaints_about_language(language, template, missing_allowed):
    path = PO / f'{language}.po'
    command = ['msgfmt', '--check', '--check-accelerators=_', '--output-file=/dev/null', path]
    answer = subprocess.run(command, capture_output=True, encoding='utf-8', env=dict(os.environ, LC_ALL='C.UTF-8'))
    complaints = answer.stderr.splitlines() if answer.returncode != 0 else []
    translated = {message.key: message for message in read_catalogue(path) if message.is_translated}
    missing = [message for message in template if message.key not in translated]
    for message in translated.values():
        complaints += complaints_about_translation(language, message)
    if 100 * len(missing) > missing_allowed * len(template):
        complaints += [f'{language}: not translated: {message}' for message in missing[:20]]
        complaints.append(f'{language}: {len(missing)} of {len(template)} strings are not translated; '
                          f'{missing_allowed} % are allowed')
    return complaints


def check(arguments, pot):
    complaints = complaints_about_files() or extract(arguments.xgettext, pot)
    if not complaints:
        template = read_catalogue(pot)
        for message in template:
            complaints += complaints_about_source(message)
        for language in languages():
            complaints += complaints_about_language(language, template, arguments.missing_allowed)
    print('\n'.join(complaints) or f'{len(languages())} languages')
    return bool(complaints)


def write_files(_arguments, _pot):
    POTFILES.write_text(''.join(f'{path}\n' for path in files_with_strings()))
    return False


def update(arguments, pot):
    write_files(arguments, pot)
    complaints = extract(arguments.xgettext, pot)
    if complaints:
        print('\n'.join(complaints), file=sys.stderr)
        return True
    for language in languages():
        subprocess.run(['msgmerge', '--quiet', '--update', '--backup=none', '--previous', PO / f'{language}.po', pot],
                       check=True)
    return show(arguments, pot)


def show(arguments, pot):
    complaints = extract(arguments.xgettext, pot)
    if complaints:
        print('\n'.join(complaints), file=sys.stderr)
        return True
    template = {message.key for message in read_catalogue(pot)}
    for language in languages():
        translated = {message.key for message in read_catalogue(PO / f'{language}.po') if message.is_translated}
        there = len(template & translated)
        print(f'{language:6} {there:5} of {len(template)}  {100 * there / len(template):5.1f} %')
    return False


def xgettext_arguments():
    """Those po/meson.build has: one list for all."""
    listed = re.search(r'xgettext_arguments = \[(.*?)\]', (PO / 'meson.build').read_text(), re.DOTALL)
    return re.findall(r"'(.*?)'", listed[1])


def main():
    parser = argparse.ArgumentParser(prog='build-aux/languages', description=__doc__)
    parser.add_argument('work', nargs='?', choices=['show', 'files', 'update', 'check'], default='show',
                        help='show how much each language has; list the files with strings in po/POTFILES.in; '
                             'update that list and the .po files from the sources; check it all, as the test '
                             'does (default: %(default)s)')
    parser.add_argument('--missing-allowed', type=float, default=100, metavar='N',
                        help='check: how many of a hundred strings a language may lack')
    arguments = parser.parse_args()
    arguments.xgettext = xgettext_arguments()
    with tempfile.TemporaryDirectory(prefix='mentorbook-languages-') as folder:
        work = {'show': show, 'files': write_files, 'update': update, 'check': check}[arguments.work]
        sys.exit(work(arguments, f'{folder}/mentorbook.pot'))


if __name__ == '__main__':
    main()
