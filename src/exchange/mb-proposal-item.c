#include "config.h"

#include "mb-proposal-item.h"

#include <glib/gi18n-lib.h>

struct _MbProposalItem {
  GObject parent_instance;

  MbProposalKind kind;
  char *page;
  guint line;
  char *what;
  char *title;
  char *before;
  char *after;
  MbPersonGuess *guess;
  gboolean ticked;
  GPtrArray *rivals; /* not owned: they live as long as the proposal */
};

G_DEFINE_FINAL_TYPE (MbProposalItem, mb_proposal_item, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_TICKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
mb_proposal_item_dispose (GObject *object)
{
  MbProposalItem *self = MB_PROPOSAL_ITEM (object);

  if (self->guess != NULL)
    g_signal_handlers_disconnect_by_data (self->guess, self);
  g_clear_object (&self->guess);
  G_OBJECT_CLASS (mb_proposal_item_parent_class)->dispose (object);
}

static void
mb_proposal_item_finalize (GObject *object)
{
  MbProposalItem *self = MB_PROPOSAL_ITEM (object);

  g_free (self->page);
  g_free (self->what);
  g_free (self->title);
  g_free (self->before);
  g_free (self->after);
  g_clear_pointer (&self->rivals, g_ptr_array_unref);
  G_OBJECT_CLASS (mb_proposal_item_parent_class)->finalize (object);
}

static void
mb_proposal_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TICKED)
    g_value_set_boolean (value, mb_proposal_item_get_ticked (MB_PROPOSAL_ITEM (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mb_proposal_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TICKED)
    mb_proposal_item_set_ticked (MB_PROPOSAL_ITEM (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mb_proposal_item_class_init (MbProposalItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mb_proposal_item_dispose;
  object_class->finalize = mb_proposal_item_finalize;
  object_class->get_property = mb_proposal_item_get_property;
  object_class->set_property = mb_proposal_item_set_property;

  /**
   * MbProposalItem:ticked:
   *
   * Whether it is to be done; a doubt is when somebody was chosen.
   */
  properties[PROP_TICKED] = g_param_spec_boolean ("ticked", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                    G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mb_proposal_item_init (MbProposalItem *self)
{
}

/**
 * mb_proposal_item_new:
 * @kind: what the line is
 * @page: the page it was read on
 * @line: the line of the page, from 1; 0: the whole page
 * @what: (nullable): the type of the record, or the label of the field
 * @title: the record, or a sentence
 *
 * Makes a line that is not ticked.
 *
 * Returns: (transfer full): the line
 */
MbProposalItem *
mb_proposal_item_new (MbProposalKind kind, const char *page, guint line, const char *what, const char *title)
{
  MbProposalItem *self = g_object_new (MB_TYPE_PROPOSAL_ITEM, NULL);

  self->kind = kind;
  self->page = g_strdup (page);
  self->line = line;
  self->what = g_strdup (what);
  self->title = g_strdup (title);
  return self;
}

/**
 * mb_proposal_item_get_kind:
 * @self: a line
 *
 * Returns: what the line is
 */
MbProposalKind
mb_proposal_item_get_kind (MbProposalItem *self)
{
  return self->kind;
}

/**
 * mb_proposal_item_get_page:
 * @self: a line
 *
 * Returns: (transfer none): the page it was read on
 */
const char *
mb_proposal_item_get_page (MbProposalItem *self)
{
  return self->page;
}

/**
 * mb_proposal_item_get_line:
 * @self: a line
 *
 * Returns: the line of the page, from 1; 0: the whole page
 */
guint
mb_proposal_item_get_line (MbProposalItem *self)
{
  return self->line;
}

/**
 * mb_proposal_item_get_what:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the type of the record, or the label
 *   of the field
 */
const char *
mb_proposal_item_get_what (MbProposalItem *self)
{
  return self->what;
}

/**
 * mb_proposal_item_get_title:
 * @self: a line
 *
 * Returns: (transfer none): the record, or the sentence of a note
 */
const char *
mb_proposal_item_get_title (MbProposalItem *self)
{
  return self->title;
}

/**
 * mb_proposal_item_get_before:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the book's value
 */
const char *
mb_proposal_item_get_before (MbProposalItem *self)
{
  return self->before;
}

/**
 * mb_proposal_item_get_after:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the page's value
 */
const char *
mb_proposal_item_get_after (MbProposalItem *self)
{
  return self->after;
}

/**
 * mb_proposal_item_set_values:
 * @self: a line
 * @before: (nullable): the book's value
 * @after: (nullable): the page's value
 *
 * Sets both values.
 */
void
mb_proposal_item_set_values (MbProposalItem *self, const char *before, const char *after)
{
  g_set_str (&self->before, before);
  g_set_str (&self->after, after);
}

/**
 * mb_proposal_item_get_guess:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): who it can be
 */
MbPersonGuess *
mb_proposal_item_get_guess (MbProposalItem *self)
{
  return self->guess;
}

static void
follow_choice (MbProposalItem *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TICKED]);
}

/**
 * mb_proposal_item_set_guess:
 * @self: a line
 * @guess: who it can be
 *
 * Sets whom a doubt is about.
 */
void
mb_proposal_item_set_guess (MbProposalItem *self, MbPersonGuess *guess)
{
  g_return_if_fail (self->guess == NULL);

  self->guess = g_object_ref (guess);
  g_signal_connect_swapped (guess, "notify::chosen", G_CALLBACK (follow_choice), self);
}

/**
 * mb_proposal_item_get_ticked:
 * @self: a line
 *
 * Returns: whether it is to be done
 */
gboolean
mb_proposal_item_get_ticked (MbProposalItem *self)
{
  return self->guess != NULL ? mb_person_guess_get_chosen (self->guess) >= 0 : self->ticked;
}

static gboolean
can_be_ticked (MbProposalItem *self)
{
  return self->kind != MB_PROPOSAL_NOTE && self->guess == NULL;
}

/**
 * mb_proposal_item_set_ticked:
 * @self: a line
 * @ticked: whether it is to be done
 *
 * Ticks a line, and takes the tick off its rivals. Notes have nothing to
 * tick, and a doubt is ticked by choosing somebody.
 */
void
mb_proposal_item_set_ticked (MbProposalItem *self, gboolean ticked)
{
  g_return_if_fail (MB_IS_PROPOSAL_ITEM (self));

  if (!can_be_ticked (self) || self->ticked == !!ticked)
    return;
  self->ticked = !!ticked;
  for (guint i = 0; self->ticked && self->rivals != NULL && i < self->rivals->len; i++)
    mb_proposal_item_set_ticked (self->rivals->pdata[i], FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TICKED]);
}

static void
add_rival (MbProposalItem *self, MbProposalItem *other)
{
  if (self->rivals == NULL)
    self->rivals = g_ptr_array_new ();
  g_ptr_array_add (self->rivals, other);
}

/**
 * mb_proposal_item_rival:
 * @self: a line
 * @other: another line of the same proposal
 *
 * Makes the two rivals: no more than one of them is ticked.
 */
void
mb_proposal_item_rival (MbProposalItem *self, MbProposalItem *other)
{
  add_rival (self, other);
  add_rival (other, self);
}

/**
 * mb_proposal_item_dup_place:
 * @self: a line
 *
 * Says where it was read.
 *
 * Returns: (transfer full): “insights.md, line 33”
 */
char *
mb_proposal_item_dup_place (MbProposalItem *self)
{
  if (self->line == 0)
    return g_strdup (self->page);
  /* Translators: a page and one of its lines. */
  return g_strdup_printf (_("%s, line %u"), self->page, self->line);
}

/**
 * mb_proposal_item_dup_text:
 * @self: a line
 *
 * Says the whole line in words, without its place.
 *
 * Returns: (transfer full): the text
 */
char *
mb_proposal_item_dup_text (MbProposalItem *self)
{
  switch (self->kind)
    {
    case MB_PROPOSAL_ADDITION:
      /* Translators: “Cohort added: GSoC 2024”. */
      return g_strdup_printf (_("%s added: %s"), self->what, self->title);
    case MB_PROPOSAL_CHANGE:
    case MB_PROPOSAL_CONFLICT:
      if (self->before == NULL)
        /* Translators: a record, its field and the new value. */
        return g_strdup_printf (_("%s: %s set to “%s”"), self->title, self->what, self->after);
      if (g_strcmp0 (self->before, self->after) == 0)
        /* Translators: a record, its field and the value. */
        return g_strdup_printf (_("%s: %s “%s”, as the book has it"), self->title, self->what, self->after);
      /* Translators: a record, its field, the old and the new value. */
      return g_strdup_printf (_("%s: %s “%s” → “%s”"), self->title, self->what, self->before, self->after);
    case MB_PROPOSAL_DOUBT:
      /* Translators: somebody, and why it is not sure who it is. */
      return g_strdup_printf (_("%s: %s"), self->title, mb_person_guess_get_reason (self->guess));
    case MB_PROPOSAL_NOTE:
    case MB_N_PROPOSAL_KINDS:
    default:
      return g_strdup (self->title);
    }
}
