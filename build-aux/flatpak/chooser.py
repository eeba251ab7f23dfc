"""A file chooser of the desktop that answers at once: the part of a portal that a person sees.

What the program asks for goes through the real portal, which lets the files that were chosen into its sandbox."""

import sys

from gi.repository import Gio, GLib

OPENS, SAVES_IN = sys.argv[1:]
NAME = 'org.freedesktop.impl.portal.desktop.mentorbook'
INTERFACE = '''
<node>
  <interface name="org.freedesktop.impl.portal.FileChooser">
    <method name="OpenFile">
      <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="u" direction="out"/><arg type="a{sv}" direction="out"/>
    </method>
    <method name="SaveFile">
      <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="u" direction="out"/><arg type="a{sv}" direction="out"/>
    </method>
  </interface>
</node>'''


def answer(_connection, _sender, _path, _interface, method, arguments, invocation):
    _handle, app_id, _parent, title, options = arguments.unpack()
    path = OPENS if method == 'OpenFile' else f'{SAVES_IN}/{options.get("current_name", "unnamed")}'
    print(f'{app_id}: “{title}” gets {path}', flush=True)
    uris = GLib.Variant('as', [GLib.filename_to_uri(path)])
    invocation.return_value(GLib.Variant('(ua{sv})', (0, {'uris': uris, 'writable': GLib.Variant('b', True)})))


def main():
    connection = Gio.bus_get_sync(Gio.BusType.SESSION)
    interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
    connection.register_object('/org/freedesktop/portal/desktop', interface, answer, None, None)
    Gio.bus_own_name_on_connection(connection, NAME, Gio.BusNameOwnerFlags.NONE, None, None)
    GLib.MainLoop().run()


main()
