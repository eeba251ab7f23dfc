"""What is installed for the desktop fits together, and the file manager knows a book by what is in it."""

import configparser
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

APP_ID, BUILD_DIR, SOURCE_DIR, CLI = sys.argv[1:5]
del sys.argv[1:5]

MIME_TYPE = 'application/x-mentorbook'
NAMESPACE = {'mime': 'http://www.freedesktop.org/standards/shared-mime-info'}


def read_keys(name, group):
    parser = configparser.RawConfigParser(strict=False, delimiters=['='])
    parser.optionxform = str
    parser.read(f'{BUILD_DIR}/{name}', encoding='utf-8')
    return parser[group]


def read_xml(name):
    return ElementTree.parse(f'{BUILD_DIR}/{name}').getroot()


class Names(unittest.TestCase):
    def setUp(self):
        self.desktop = read_keys(f'{APP_ID}.desktop', 'Desktop Entry')
        self.metainfo = read_xml(f'{APP_ID}.metainfo.xml')

    def test_one_id(self):
        service = read_keys(f'{APP_ID}.service', 'D-BUS Service')
        provider = read_keys(f'{APP_ID}.search-provider.ini', 'Shell Search Provider')
        schema = read_xml(f'{APP_ID}.gschema.xml').find('schema')
        self.assertEqual(self.metainfo.findtext('id'), APP_ID)
        self.assertEqual(self.metainfo.findtext('launchable'), f'{APP_ID}.desktop')
        self.assertEqual(self.desktop['Icon'], APP_ID)
        self.assertEqual(self.desktop['DBusActivatable'], 'true')
        self.assertEqual(service['Name'], APP_ID)
        self.assertTrue(os.path.isabs(service['Exec'].split()[0]))
        self.assertEqual(provider['DesktopId'], f'{APP_ID}.desktop')
        self.assertEqual(provider['BusName'], APP_ID)
        self.assertEqual(provider['ObjectPath'], '/' + APP_ID.replace('.', '/') + '/SearchProvider')
        self.assertEqual(schema.get('id'), APP_ID)

    def test_one_mime_type(self):
        mime = read_xml(f'{APP_ID}.mime.xml').find('mime:mime-type', NAMESPACE)
        self.assertEqual(mime.get('type'), MIME_TYPE)
        self.assertEqual(mime.find('mime:icon', NAMESPACE).get('name'), f'{APP_ID}-book')
        self.assertEqual(self.desktop['MimeType'], f'{MIME_TYPE};')
        self.assertEqual(self.metainfo.findtext('provides/mediatype'), MIME_TYPE)

    def test_pictures_have_their_size(self):
        for image in self.metainfo.findall('screenshots/screenshot/image'):
            path = f'{SOURCE_DIR}/data/screenshots/{os.path.basename(image.text)}'
            with self.subTest(path), open(path, 'rb') as picture:
                head = picture.read(24)
                self.assertEqual(head[:8], b'\x89PNG\r\n\x1a\n')
                self.assertEqual((int.from_bytes(head[16:20]), int.from_bytes(head[20:24])),
                                 (int(image.get('width')), int(image.get('height'))))

    def test_icons_have_their_size(self):
        folder = f'{SOURCE_DIR}/data/app/icons'
        for name in os.listdir(folder):
            size = '16' if name.endswith('-symbolic.svg') else '128'
            with self.subTest(name):
                icon = ElementTree.parse(f'{folder}/{name}').getroot()
                self.assertEqual((icon.get('width'), icon.get('height')), (size, size))


@unittest.skipUnless(shutil.which('update-mime-database') and shutil.which('gio'), 'there is no MIME database')
class MimeType(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        packages = f'{self.folder}/share/mime/packages'
        os.makedirs(packages)
        shutil.copy(f'{BUILD_DIR}/{APP_ID}.mime.xml', packages)
        subprocess.run(['update-mime-database', f'{self.folder}/share/mime'], check=True)

    def type_of(self, name):
        shown = subprocess.run(['gio', 'info', '--attributes=standard::content-type', f'{self.folder}/{name}'],
                               env={**os.environ, 'XDG_DATA_HOME': f'{self.folder}/share', 'GIO_USE_VFS': 'local'},
                               check=True, capture_output=True, text=True).stdout
        return shown.split('standard::content-type:')[1].split()[0]

    def make_book(self, name):
        book = f'{self.folder}/{name}.mentorbook'
        subprocess.run([CLI, 'new', book], check=True, capture_output=True)
        return book

    def test_a_book_is_known_by_its_name(self):
        self.make_book('History')
        self.assertEqual(self.type_of('History.mentorbook'), MIME_TYPE)

    def test_a_book_is_known_by_what_is_in_it(self):
        os.rename(self.make_book('History'), f'{self.folder}/attachment')
        self.assertEqual(self.type_of('attachment'), MIME_TYPE)

    def test_another_database_is_no_book(self):
        book = self.make_book('History')
        with open(book, 'r+b') as file:
            file.seek(68)
            file.write(b'else')
        os.rename(book, f'{self.folder}/attachment')
        self.assertNotEqual(self.type_of('attachment'), MIME_TYPE)


if __name__ == '__main__':
    unittest.main()
