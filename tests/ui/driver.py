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
import re
import shutil
import signal
import subprocess
import tempfile
import time

INTERACTIVE = {
    'button', 'push button', 'toggle button', 'check box', 'radio button', 'switch', 'combo box', 'text',
    'password text', 'entry', 'slider', 'spin button', 'link', 'menu item', 'check menu item', 'radio menu item',
    'page tab', 'list item', 'tree item', 'table cell', 'row', 'image',
}
NAMED_BY_CONTENT = {'list item', 'table cell', 'row', 'tree item'}
CONTAINERS = {
    'panel', 'scroll pane', 'viewport', 'filler', 'grouping', 'list', 'table', 'tree', 'list box', 'generic',
    'page tab list', 'tab panel', 'frame', 'application', 'dialog', 'window',
}


class NotFound(AssertionError):
    """What a person would look for is not there, or not in time."""


def wait_until(check, what, timeout=10):
    """Returns the first true value of check(); raises NotFound after timeout seconds."""
    end = time.monotonic() + timeout
    while True:
        value = check()
        if value:
            return value
        if time.monotonic() > end:
            raise NotFound(f'waited {timeout} s in vain for {what}')
        time.sleep(0.05)


class Session:
    """An X server, a window manager and a session bus, ended together."""

    def __init__(self, size=(1280, 900), dark=False, contrast=False, rtl=False, language=None, text_scale=1, env=None):
        self.folder = tempfile.mkdtemp(prefix='mentorbook-session-')
        self.processes = []
        self.log = open(f'{self.folder}/log', 'ab')
        self.env = self._environment(dark, contrast, rtl, language)
        self.env.update(env or {})
        self._write_settings()
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

    def key(self, *keys):
        """Presses keys such as 'Tab' or 'ctrl+f'."""
        self.x('key', '--delay', '30', *keys)
        time.sleep(0.05)

    def type(self, text):
        """Types text. Other than ASCII takes a slow pace: each such letter changes the keyboard's map."""
        self.x('type', '--delay', '12' if text.isascii() else '50', '--', text)
        time.sleep(0.05)

    def screenshot(self, path, window='root'):
        """Writes a picture of the screen, or of one X window."""
        self._run('import', '-silent', '-window', str(window), path)

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

    def _write_settings(self):
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
        Atspi.init()
        Atspi.set_timeout(5000, 15000)

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


class Node:
    """An accessible object: a widget, as a screen reader meets it."""

    def __init__(self, session, accessible):
        self.session = session
        self.accessible = accessible

    def __repr__(self):
        try:
            return f'<{self.role} {self.name!r}>'
        except self.session.glib.Error:
            return '<gone>'

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def name(self):
        return self._fresh().get_name() or ''

    @property
    def description(self):
        return self._fresh().get_description() or ''

    @property
    def states(self):
        """Such as {'focused', 'showing', 'checked'}."""
        return {state.value_nick for state in self._fresh().get_state_set().get_states()}

    @property
    def text(self):
        """What an entry or a text view holds."""
        text = self.session.atspi.Text
        return text.get_text(self._fresh(), 0, text.get_character_count(self.accessible))

    @property
    def value(self):
        """The number of a spin button, slider or progress bar."""
        return self.session.atspi.Value.get_current_value(self._fresh())

    @property
    def actions(self):
        if 'Action' not in self.accessible.get_interfaces():
            return []
        action = self.session.atspi.Action
        return [action.get_action_name(self.accessible, i) for i in range(action.get_n_actions(self.accessible))]

    def children(self):
        accessible = self._fresh()
        found = (accessible.get_child_at_index(i) for i in range(accessible.get_child_count()))
        return [Node(self.session, child) for child in found if child]

    def walk(self, hidden=False):
        """Yields (depth, node) for everything below that shows; widgets that vanish meanwhile are passed over."""
        todo = [(0, child) for child in reversed(self._children_or_none())]
        while todo:
            depth, node = todo.pop()
            try:
                if not hidden and not node._shows():
                    continue
                yield depth, node
            except self.session.glib.Error:
                continue
            todo.extend((depth + 1, child) for child in reversed(node._children_or_none()))

    def find_all(self, role=None, name=None, hidden=False):
        """Every node with this role whose name matches the regular expression."""
        found = []
        for _depth, node in self.walk(hidden):
            try:
                if role in (None, node.role) and (name is None or re.search(name, node.name)):
                    found.append(node)
            except self.session.glib.Error:
                continue
        return found

    def find(self, role=None, name=None, timeout=10, hidden=False):
        """The first such node, as soon as it is there."""
        try:
            return wait_until(lambda: self.find_all(role, name, hidden), f'{role or "a node"} named /{name}/',
                              timeout)[0]
        except NotFound as error:
            raise NotFound(f'{error} in:\n{self.dump()}') from None

    def gone(self, role=None, name=None, timeout=10):
        """Waits until there is no such node any more."""
        wait_until(lambda: not self.find_all(role, name), f'{role} /{name}/ to go away', timeout)

    def click(self):
        """Does what a click does; where a widget offers no such action, focuses it and presses space."""
        actions = self.actions
        for wanted in ('click', 'toggle', 'activate'):
            if wanted in actions:
                self.session.atspi.Action.do_action(self.accessible, actions.index(wanted))
                return
        self.focus()
        self.session.key('space')

    def focus(self, limit=80):
        """Reaches the widget with Tab, as a person at the keyboard does."""
        for _ in range(limit):
            if 'focused' in self.states:
                return
            self.session.key('Tab')
        raise NotFound(f'{limit} times Tab never reached {self!r}')

    def type(self, text, clear=True):
        """Replaces what an entry holds."""
        self.focus()
        if clear:
            self.session.key('ctrl+a', 'Delete')
        self.session.type(text)

    def dump(self):
        """What shows, as an indented text."""
        lines = []
        for depth, node in self.walk():
            try:
                shown = node.states & {'focused', 'checked', 'selected', 'expanded', 'pressed'}
                lines.append(f'{"  " * depth}{node.role} {node.name!r} {" ".join(sorted(shown))}'.rstrip())
            except self.session.glib.Error:
                continue
        return '\n'.join(lines)

    def audit(self):
        """The controls that show and that a screen reader could not name: a list of sentences."""
        return [f'{node.role} in {" / ".join(path) or "the window"} has no name'
                for node, path in self._controls_with_path(()) if not node.name.strip()]

    def _controls_with_path(self, path):
        """Controls that need a name of their own, not one of their parent's or of their content's."""
        parent = self.accessible
        for child in self._children_or_none():
            try:
                if not child._shows():
                    continue
                role, name = child.role, child.name
                reachable = 'focusable' in child.states or 'click' in child.actions
                inner = role in ('button', 'toggle button') and (parent.get_name() or self.role in (
                    'button', 'combo box')) or role == 'toggle button' and self.role == 'panel'
                named_inside = role in NAMED_BY_CONTENT and any(node.name.strip() for _, node in child.walk())
            except self.session.glib.Error:
                continue
            if reachable and role in INTERACTIVE and role not in CONTAINERS and not inner and not named_inside:
                yield child, path
            yield from child._controls_with_path((*path, f'{role} “{name}”' if name else role)[-4:])

    def _fresh(self):
        """The object without what libatspi remembers of it."""
        context = self.session.glib.MainContext.default()
        while context.iteration(False):
            pass
        self.accessible.clear_cache_single()
        return self.accessible

    def _children_or_none(self):
        try:
            return self.children()
        except self.session.glib.Error:
            return []

    def _shows(self):
        return self.accessible.get_state_set().contains(self.session.atspi.StateType.SHOWING)


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

    def resize(self, width, height):
        self.session.x('windowsize', '--sync', self.window_id(), width, height)

    def quit(self, timeout=10):
        """Asks the program to end; returns its exit status."""
        self.process.terminate()
        return self.process.wait(timeout)
