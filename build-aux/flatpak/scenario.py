"""A person's way through the installed Flatpak: a book is begun, written, exported, and one from elsewhere is opened.

It runs in a mount namespace of its own, with an empty folder where the session's sockets are: the portal shows files
to the sandbox there."""

import argparse
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, f'{HERE}/../../tests/ui')

from driver import Application, Session, wait_until  # noqa: E402

PORTAL = '''[portal]
DBusName=org.freedesktop.impl.portal.desktop.mentorbook
Interfaces=org.freedesktop.impl.portal.FileChooser
UseIn=mentorbook
'''
# The driver keeps a program that is tested from portals, settings and mounts; the sandbox has all three of its own.
OF_THE_SANDBOX = ('GDK_DEBUG', 'GSETTINGS_BACKEND', 'GIO_USE_VFS', 'ADW_DISABLE_PORTAL')


class Sandboxed(Application):
    """Between the program and the accessibility bus stands Flatpak's proxy, so it is known by its name."""

    def connect(self):
        desktop = self.session.atspi.get_desktop(0)
        desktop.clear_cache_single()
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_name() == 'mentorbook':
                self.accessible = child
                return True
        return False

    def window_id(self):
        done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '–|Mentorbook'], env=self.session.env,
                              capture_output=True, text=True)
        return done.stdout.split()[-1]


class Scenario:
    def __init__(self, app_id, home, picture):
        self.app_id = app_id
        self.home = home
        self.picture = picture
        self.documents = f'{home}/Documents'
        self.library = f'{home}/.var/app/{app_id}/data/mentorbook'
        os.makedirs(self.documents, exist_ok=True)

    def cli(self, *arguments):
        done = subprocess.run(['flatpak', 'run', '--user', '--command=mentorbook-cli', self.app_id, *arguments],
                              env=self.session.env, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f'mentorbook-cli {" ".join(arguments)}: {done.stderr}')
        return done.stdout

    def start(self, locale='C.UTF-8'):
        app = Sandboxed(self.session,
                        self.session._spawn(['flatpak', 'run', '--user', f'--env=LC_ALL={locale}', self.app_id]))

        def window_shows():
            if app.process.poll() is not None:
                raise RuntimeError(f'the program ended:\n{self.session.log_text()[-3000:]}')
            return app.connect() and app.windows()

        wait_until(window_shows, 'the window', 60)
        return app

    def title(self, start):
        wait_until(lambda: subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', f'^{start}'],
                                          env=self.session.env, capture_output=True).returncode == 0,
                   f'a window called “{start}…”', 30)

    def start_portal(self):
        portals = f'{self.session.folder}/portals'
        os.mkdir(portals)
        with open(f'{portals}/mentorbook.portal', 'w') as file:
            file.write(PORTAL)
        with open(f'{portals}/mentorbook-portals.conf', 'w') as file:
            file.write('[preferred]\ndefault=mentorbook\n')
        self.session.env['XDG_DESKTOP_PORTAL_DIR'] = portals
        for name in ('XDG_DESKTOP_PORTAL_DIR', 'XDG_CURRENT_DESKTOP'):
            subprocess.run(['dbus-update-activation-environment', f'{name}={self.session.env[name]}'],
                           env=self.session.env, check=True)
        self.session._spawn([sys.executable, f'{HERE}/chooser.py', f'{self.documents}/Elsewhere.mentorbook',
                             self.documents])

    def begin(self):
        app = self.start()
        app.find('list item', 'Start With AsyncAPI').click()
        self.title('AsyncAPI –')
        say('a window shows, and a book begins with AsyncAPI’s history')
        return app

    def write(self, app):
        self.session.key('alt+4')
        self.title('AsyncAPI – People')
        self.session.key('ctrl+shift+n')
        app.find('dialog')
        self.session.type('Ada Lovelace')
        self.session.key('Return')
        wait_until(lambda: 'Ada Lovelace' in self.cli('show', 'AsyncAPI', 'people', '--format', 'csv'),
                   'Ada Lovelace in the book', 20)
        self.session.screenshot(self.picture)
        say('what is typed is in the book, as mentorbook-cli shows it by the book’s name')

    def export(self):
        path = f'{self.documents}/mentorship.json'
        self.session.key('ctrl+e')
        wait_until(lambda: os.path.exists(path), 'the exported file', 20)
        with open(path) as file:
            assert any(person['name'] == 'Ada Lovelace' for person in json.load(file)['people'])
        say('an export goes through the portal to a folder of the person')

    def open_elsewhere(self):
        path = f'{self.documents}/Elsewhere.mentorbook'
        copy = f'{os.path.dirname(self.library)}/copy'      # a folder that the sandbox may write
        self.cli('backup', 'AsyncAPI', copy)
        os.rename(copy, path)
        self.session.key('ctrl+o')
        self.title('Elsewhere –')
        assert os.path.exists(f'{self.library}/Elsewhere.mentorbook')
        say('a book from a folder of the person is taken in through the portal')

    def quit(self, app):
        self.session.key('ctrl+q')
        wait_until(lambda: app.process.poll() is not None, 'the program to end', 40)

    def speak_german(self):
        app = self.start('de_DE.UTF-8')
        self.title('Elsewhere –')
        self.session.key('alt+4')
        self.title('Elsewhere – Personen')
        self.session.screenshot(self.picture.replace('.png', '-de.png'))
        self.quit(app)
        say('it comes back to that book, in the language of the desktop')

    def run(self):
        runtime_folder = f'/run/user/{os.getuid()}'
        env = {'XDG_CURRENT_DESKTOP': 'mentorbook', 'HOME': self.home, 'XDG_RUNTIME_DIR': runtime_folder}
        with Session(env=env) as self.session:
            for name in OF_THE_SANDBOX:
                del self.session.env[name]
            use_older_atspi(self.session.atspi)
            self.start_portal()
            try:
                app = self.begin()
                self.write(app)
                self.export()
                self.open_elsewhere()
                self.quit(app)
                self.speak_german()
            except BaseException:
                print(self.session.log_text()[-4000:], file=sys.stderr)
                self.session.screenshot(self.picture)
                raise
            finally:
                subprocess.run(['flatpak', 'kill', self.app_id], env=self.session.env, stderr=subprocess.DEVNULL)
                subprocess.run(['fusermount3', '-u', '-z', f'{runtime_folder}/doc'], stderr=subprocess.DEVNULL)


def use_older_atspi(atspi):
    """Before 2.48 only a widget and all below it could be asked for anew."""
    if not hasattr(atspi.Accessible, 'clear_cache_single'):
        atspi.Accessible.clear_cache_single = atspi.Accessible.clear_cache


def say(text):
    print(f'  {text}', flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('app_id')
    parser.add_argument('home')
    parser.add_argument('picture')
    arguments = parser.parse_args()
    Scenario(arguments.app_id, arguments.home, arguments.picture).run()


if __name__ == '__main__':
    main()
