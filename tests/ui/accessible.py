"""What a screen reader meets: a window's widgets as AT-SPI tells of them."""

import re
import time

INTERACTIVE = {
    'button', 'push button', 'toggle button', 'check box', 'radio button', 'switch', 'combo box', 'text',
    'password text', 'entry', 'slider', 'spin button', 'link', 'menu item', 'check menu item', 'radio menu item',
    'page tab', 'list item', 'tree item', 'table cell', 'row', 'image',
}
ROWS = {'list item', 'table cell', 'row', 'tree item'}


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

    def parent(self):
        return Node(self.session, self._fresh().get_parent())

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
        """Every node with this role, or one of these, whose name matches the regular expression."""
        found = []
        roles = [role] if role is None or isinstance(role, str) else role
        for _depth, node in self.walk(hidden):
            try:
                if (roles == [None] or node.role in roles) and (name is None or re.search(name, node.name)):
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
        return [f'{control.role} in {" / ".join(map(repr, ancestors[-4:]))} has no name'
                for control, ancestors in self._controls([]) if not control._has_name()]

    def _controls(self, ancestors):
        """What can be operated and needs a name of its own, each with the nodes around it."""
        ancestors = [*ancestors, self]
        for child in self._children_or_none():
            try:
                if not child._shows():
                    continue
                if child._is_operable() and not child._is_named_by(ancestors):
                    yield child, ancestors
            except self.session.glib.Error:
                continue
            yield from child._controls(ancestors)

    def _is_operable(self):
        return self.role in INTERACTIVE and ('focusable' in self.states or 'click' in self.actions)

    def _has_name(self):
        """The entries of a menu point to labels that GTK 4.18 shows to nobody: what names them is there all the same."""
        relations = self.accessible.get_relation_set()
        return bool(self.name.strip()) or self.role == 'menu item' and any(
            relation.get_relation_type() == self.session.atspi.RelationType.LABELLED_BY for relation in relations)

    def _is_named_by(self, ancestors):
        """A row is named by what it holds, the button inside a menu button or a drop-down by that."""
        if self.role in ROWS:
            return any(node.name.strip() for _depth, node in self.walk())
        around = [node.role for node in ancestors[-2:]]
        return 'button' in self.role and (around[-1] in ('button', 'combo box') or around == ['combo box', 'panel'])

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
