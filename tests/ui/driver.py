"""Drives a real GTK 4 window the way a person does.

A session has an X server, a window manager and a session bus of its own, so nothing of the person's desktop is seen
or touched. Widgets are found by role and name through AT-SPI, as a screen reader finds them; keys are real X keys.

    with Session(dark=True) as session:
        app = session.start(['mentorbook', 'asyncapi.mentorbook'])
        app.find('button', 'Add').click()
        app.find('text', 'Name').type('Ada')
        session.screenshot('ada.png')
        assert not app.audit()

AT-SPI binds a process to the first bus it meets: use one session per process.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from accessible import Node, NotFound, wait_until

__all__ = ['Application', 'NotFound', 'Session', 'wait_until']


class Session:
    """An X server, a window manager and a session bus, ended together."""

    def __init__(self, size=(1280, 900), dark=False, contrast=False, rtl=False, language=None, text_scale=1, env=None):
        self.folder = tempfile.mkdtemp(prefix='mentorbook-session-')
        self.processes = []
        self.log = open(f'{self.folder}/log', 'ab')
        self.env = self._environment(dark, contrast, rtl, language)
        self.env.update(env or {})
        self._write_gtk_settings()
        try:
            self._start_display(size)
            self._start_bus()
            self._set_text_scale(text_scale)
            self._start_window_manager()
            self._connect_accessibility()
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.close()

    def start(self, command, timeout=30):
        """Starts a program; returns it when its first window shows."""
        app = Application(self, self._spawn(command))

        def window_shows():
            if app.process.poll() is not None:
                raise NotFound(f'{command[0]} ended with {app.process.returncode}:\n{self.log_text()[-3000:]}')
            return app.connect() and app.windows()

        try:
            wait_until(window_shows, f'a window of {command[0]}', timeout)
        except NotFound as error:
            raise NotFound(f'{error}\n{self.log_text()[-3000:]}') from None
        return app

    def run_beside(self, command):
        """Runs a program that hands its files to the one that runs, and ends."""
        self._run(*command)

    def write_settings(self, text):
        """Before a program starts that keeps its settings in a file."""
        folder = f'{self.folder}/config/glib-2.0/settings'
        os.makedirs(folder)
        with open(f'{folder}/keyfile', 'w', encoding='utf-8') as settings:
            settings.write(text)

    def key(self, *keys):
        """Presses keys such as 'Tab' or 'ctrl+f'."""
        self.x('key', '--delay', '30', *keys)
        time.sleep(0.05)

    def type(self, text):
        """Types text. Other than ASCII takes a slow pace: each such letter changes the keyboard's map."""
        self.x('type', '--delay', '12' if text.isascii() else '50', '--', text)
        time.sleep(0.05)

    def copy(self, text):
        """Puts a text into the clipboard, as if it had been copied in another program."""
        holder = self._spawn([sys.executable, f'{os.path.dirname(os.path.abspath(__file__))}/clipboard.py', text],
                             stdout=subprocess.PIPE)
        if holder.stdout.readline().strip() != b'ready':
            raise RuntimeError(f'the clipboard was not to be had:\n{self.log_text()[-2000:]}')

    def screenshot(self, path, window='root', area=None):
        """Writes a picture of the screen, of an area of it (x, y, width, height), or of one X window."""
        crop = ['-crop', '{2}x{3}+{0}+{1}'.format(*area), '+repage'] if area else []
        self._run('import', '-silent', '-window', str(window), *crop, path)

    def x(self, *arguments):
        """Runs xdotool."""
        return self._run('xdotool', *map(str, arguments))

    def log_text(self):
        """What the programs have printed."""
        self.log.flush()
        with open(self.log.name, errors='replace') as log:
            return log.read()

    def close(self):
        """Ends everything that was started."""
        for process in reversed(self.processes):
            self._signal(process, signal.SIGTERM)
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                self._signal(process, signal.SIGKILL)
                process.wait()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _environment(self, dark, contrast, rtl, language):
        env = dict(os.environ)
        for name in ('WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'AT_SPI_BUS_ADDRESS', 'DESKTOP_STARTUP_ID',
                     'XDG_ACTIVATION_TOKEN', 'XAUTHORITY', 'GTK_THEME'):
            env.pop(name, None)
        for name, variable in (('config', 'XDG_CONFIG_HOME'), ('data', 'XDG_DATA_HOME'), ('cache', 'XDG_CACHE_HOME'),
                               ('state', 'XDG_STATE_HOME'), ('runtime', 'XDG_RUNTIME_DIR')):
            env[variable] = f'{self.folder}/{name}'
            os.mkdir(env[variable], 0o700)
        env.update(
            GDK_BACKEND='x11', GSK_RENDERER='cairo', GDK_DISABLE='gl,vulkan', GDK_DEBUG='no-portals',
            GSETTINGS_BACKEND='memory', GTK_A11Y='atspi', NO_AT_BRIDGE='0', GIO_USE_VFS='local',
            ADW_DISABLE_PORTAL='1',
            ADW_DEBUG_COLOR_SCHEME='prefer-dark' if dark else 'default',
            ADW_DEBUG_HIGH_CONTRAST='1' if contrast else '0')
        if rtl:
            env['GTK_DEBUG'] = 'invert-text-dir'
        if language:
            env['LC_ALL'] = env['LANG'] = language if '.' in language else f'{language}.UTF-8'
            env.pop('LANGUAGE', None)
        return env

    def _write_gtk_settings(self):
        """Without a settings daemon GTK takes its font and animations from this file."""
        os.mkdir(f'{self.folder}/config/gtk-4.0')
        with open(f'{self.folder}/config/gtk-4.0/settings.ini', 'w') as settings:
            settings.write('[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=false\n'
                           'gtk-cursor-blink=false\n')

    def _start_display(self, size):
        read, write = os.pipe()
        self._spawn(['Xvfb', '-displayfd', str(write), '-screen', '0', f'{size[0]}x{size[1]}x24', '-nolisten', 'tcp',
                     '-noreset', '-dpi', '96'], pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError(f'Xvfb did not start:\n{self.log_text()}')
        self.env['DISPLAY'] = f':{number}'

    def _start_bus(self):
        bus = self._spawn(['dbus-daemon', '--session', '--nofork', '--print-address=1', '--nosyslog'],
                          stdout=subprocess.PIPE)
        self.env['DBUS_SESSION_BUS_ADDRESS'] = bus.stdout.readline().decode().strip()

    def _set_text_scale(self, scale):
        if scale != 1:
            subprocess.run(['xrdb', '-merge'], input=f'Xft.dpi: {int(96 * scale)}\n', text=True, env=self.env,
                           check=True)

    def _start_window_manager(self):
        self._spawn(['openbox', '--sm-disable'])
        wait_until(lambda: 'window id' in self._run('xprop', '-root', '_NET_SUPPORTING_WM_CHECK'),
                   'the window manager')

    def _connect_accessibility(self):
        for name in ('DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR'):
            os.environ[name] = self.env[name]
        os.environ.pop('WAYLAND_DISPLAY', None)
        import gi
        gi.require_version('Atspi', '2.0')
        from gi.repository import Atspi, GLib
        self.atspi, self.glib = Atspi, GLib
        # libatspi warns of every widget that has vanished
        GLib.log_set_handler('dbind', GLib.LogLevelFlags.LEVEL_WARNING, lambda *_message: None)
        Atspi.init()
        Atspi.set_timeout(5000, 15000)
        self._announced = []
        self._listener = Atspi.EventListener.new(lambda event: self._announced.append(event.any_data))
        self._listener.register('object:announcement')

    def announced(self):
        """What a screen reader was told to say since it was asked last."""
        context = self.glib.MainContext.default()
        while context.iteration(False):
            pass
        said, self._announced = self._announced, []
        return said

    def _spawn(self, command, **options):
        options.setdefault('stdout', self.log)
        process = subprocess.Popen(command, env=self.env, stderr=self.log, stdin=subprocess.DEVNULL,
                                   start_new_session=True, **options)
        self.processes.append(process)
        return process

    def _run(self, *command):
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=60)
        if done.returncode:
            raise RuntimeError(f'{" ".join(command)}: {done.stderr.strip()}')
        return done.stdout

    @staticmethod
    def _signal(process, number):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            pass


class Application(Node):
    """A started program: the root of its windows."""

    def __init__(self, session, process):
        super().__init__(session, None)
        self.process = process

    def connect(self):
        """Looks for the program on the accessibility bus."""
        desktop = self.session.atspi.get_desktop(0)
        desktop.clear_cache_single()
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            try:
                if child and child.get_process_id() == self.process.pid:
                    self.accessible = child
                    return True
            except self.session.glib.Error:
                continue
        return False

    def windows(self):
        return [child for child in self._children_or_none() if child._shows()]

    def window_id(self):
        """The X window that was shown last."""
        def visible():
            done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
                                  env=self.session.env, capture_output=True, text=True)
            return done.stdout.split()
        return wait_until(visible, 'an X window')[-1]

    def geometry(self):
        """Of the window: where it is on the screen, and its width and height."""
        lines = self.session.x('getwindowgeometry', '--shell', self.window_id()).split()
        found = dict(line.split('=') for line in lines)
        return [int(found[name]) for name in ('X', 'Y', 'WIDTH', 'HEIGHT')]

    def resize(self, width, height):
        self.session.x('windowsize', '--sync', self.window_id(), width, height)

    def go_to_menu_entry(self, place):
        """Moves to an entry of the open menu, which remembers the one that had the focus."""
        def is_there():
            entries = self.find_all('menu item')
            if not entries:
                return False
            focused = next((i for i, entry in enumerate(entries) if 'focused' in entry.states), -1)
            steps = (place % len(entries) - focused) % len(entries)
            if steps:
                self.session.key(*['Down'] * steps)
            return focused >= 0 and not steps
        wait_until(is_there, f'entry {place} of the menu', 30)

    def quit(self, timeout=10):
        """Asks the program to end; returns its exit status."""
        self.process.terminate()
        return self.process.wait(timeout)
