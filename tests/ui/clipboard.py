"""Holds a text in the clipboard, as the program it was copied in would, until it is ended: clipboard.py TEXT."""

import sys

import gi

gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, GLib, GObject, Gtk  # noqa: E402

Gtk.init()
clipboard = Gdk.Display.get_default().get_clipboard()
clipboard.set_content(Gdk.ContentProvider.new_for_value(GObject.Value(str, sys.argv[1])))
print('ready', flush=True)
GLib.MainLoop().run()
