"""The bus starts the program: to answer the Shell's search, and to show a window, as the desktop file asks it to."""

import os
import sys
import tempfile
import unittest

from gi.repository import Gio, GLib

SERVICE_FILE, PROGRAM, CLI = sys.argv[1:4]
del sys.argv[1:4]

DISPLAY = os.environ.get('DISPLAY')
PROVIDER = 'org.gnome.Shell.SearchProvider2'


@unittest.skipUnless(DISPLAY, 'there is no display')
class Activation(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='mentorbook-activation-')
        self.addCleanup(folder.cleanup)
        services = f'{folder.name}/services'
        os.mkdir(services)
        self.app_id = self.write_service(services)
        self.object_path = '/' + self.app_id.replace('.', '/')
        os.environ['MENTORBOOK_BOOKS'] = folder.name
        os.environ['DISPLAY'] = DISPLAY     # a bus that ends takes it away
        GLib.spawn_command_line_sync(f'{CLI} new {folder.name}/History.mentorbook --sample')
        bus = Gio.TestDBus.new(Gio.TestDBusFlags.NONE)
        bus.add_service_dir(services)
        bus.up()
        self.addCleanup(bus.down)
        self.connection = Gio.DBusConnection.new_for_address_sync(
            bus.get_bus_address(), Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
            Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)

    @staticmethod
    def write_service(folder):
        """What is installed, but of the program in the build folder."""
        with open(SERVICE_FILE) as installed:
            lines = installed.read().splitlines()
        app_id = next(line for line in lines if line.startswith('Name=')).removeprefix('Name=')
        command = next(line for line in lines if line.startswith('Exec=')).removeprefix('Exec=').split()
        with open(f'{folder}/{app_id}.service', 'w') as service:
            service.write(f'[D-BUS Service]\nName={app_id}\nExec={PROGRAM} {" ".join(command[1:])}\n')
        return app_id

    def call(self, path, interface, method, arguments):
        return self.connection.call_sync(self.app_id, path, interface, method, arguments, None,
                                         Gio.DBusCallFlags.NONE, 20000, None)

    def activate_action(self, name):
        self.call(self.object_path, 'org.freedesktop.Application', 'ActivateAction',
                  GLib.Variant('(sava{sv})', [name, [], {}]))

    def windows(self):
        """The program's windows are objects below its own."""
        xml = self.call(f'{self.object_path}/window', 'org.freedesktop.DBus.Introspectable', 'Introspect', None).unpack()
        return [node.path for node in Gio.DBusNodeInfo.new_for_xml(xml[0]).nodes]

    def test_the_shell_finds_a_person(self):
        results = self.call(f'{self.object_path}/SearchProvider', PROVIDER, 'GetInitialResultSet',
                            GLib.Variant('(as)', [['azeez']])).unpack()[0]
        self.assertEqual(len(results), 1)
        metas = self.call(f'{self.object_path}/SearchProvider', PROVIDER, 'GetResultMetas',
                          GLib.Variant('(as)', [results])).unpack()[0]
        self.assertEqual(metas[0]['name'], 'Azeez Elegbede')
        self.assertEqual(self.windows(), [])

    def test_a_new_window_is_shown(self):
        self.activate_action('new-window')
        self.assertEqual(len(self.windows()), 1)


if __name__ == '__main__':
    unittest.main()
