#include "config.h"

#include "mb-person-guess.h"

#include <glib/gi18n-lib.h>

struct _MbPersonGuess {
  GObject parent_instance;

  char *text;
  char *reason;
  MbGuessState state;
  GArray *choices;
  int chosen;
};

G_DEFINE_FINAL_TYPE (MbPersonGuess, mb_person_guess, G_TYPE_OBJECT)

typedef enum {
  PROP_CHOSEN = 1,
} MbPersonGuessProperty;

static GParamSpec *properties[PROP_CHOSEN + 1];

static void
clear_choice (gpointer data)
{
  MbGuessChoice *choice = data;

  g_free (choice->name);
  g_free (choice->handle);
}

static void
mb_person_guess_finalize (GObject *object)
{
  MbPersonGuess *self = MB_PERSON_GUESS (object);

  g_array_unref (self->choices);
  g_free (self->text);
  g_free (self->reason);
  G_OBJECT_CLASS (mb_person_guess_parent_class)->finalize (object);
}

static void
mb_person_guess_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  MbPersonGuess *self = MB_PERSON_GUESS (object);

  switch ((MbPersonGuessProperty) id)
    {
    case PROP_CHOSEN:
      g_value_set_int (value, self->chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
mb_person_guess_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  MbPersonGuess *self = MB_PERSON_GUESS (object);

  switch ((MbPersonGuessProperty) id)
    {
    case PROP_CHOSEN:
      mb_person_guess_choose (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
mb_person_guess_class_init (MbPersonGuessClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mb_person_guess_finalize;
  object_class->get_property = mb_person_guess_get_property;
  object_class->set_property = mb_person_guess_set_property;

  /**
   * MbPersonGuess:chosen:
   *
   * Which of the choices counts; -1: the text is left out.
   */
  properties[PROP_CHOSEN] = g_param_spec_int ("chosen", NULL, NULL, -1, G_MAXINT, -1,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mb_person_guess_init (MbPersonGuess *self)
{
  self->choices = g_array_new (FALSE, FALSE, sizeof (MbGuessChoice));
  g_array_set_clear_func (self->choices, clear_choice);
  self->chosen = -1;
}

/**
 * mb_person_guess_new:
 * @text: what was written
 * @state: how sure it is who is meant
 * @reason: why, a sentence without its full stop
 *
 * Makes a guess that has no choices yet.
 *
 * Returns: (transfer full): a new guess
 */
MbPersonGuess *
mb_person_guess_new (const char *text, MbGuessState state, const char *reason)
{
  MbPersonGuess *self;

  g_return_val_if_fail (text != NULL && reason != NULL, NULL);

  self = g_object_new (MB_TYPE_PERSON_GUESS, NULL);
  self->text = g_strdup (text);
  self->state = state;
  self->reason = g_strdup (reason);
  return self;
}

/**
 * mb_person_guess_add_choice:
 * @self: a guess
 * @id: a person of the book; 0: a new one
 * @name: (nullable): the name
 * @handle: (nullable): the handle
 *
 * Adds somebody who may be meant. The first choice of what is known or new is
 * chosen by that.
 */
void
mb_person_guess_add_choice (MbPersonGuess *self, gint64 id, const char *name, const char *handle)
{
  MbGuessChoice choice = { id, g_strdup (name), g_strdup (handle) };

  g_return_if_fail (MB_IS_PERSON_GUESS (self));

  g_array_append_val (self->choices, choice);
  if (self->state != MB_GUESS_DOUBTFUL)
    mb_person_guess_choose (self, 0);
}

/**
 * mb_person_guess_get_text:
 * @self: a guess
 *
 * Returns: (transfer none): what was written
 */
const char *
mb_person_guess_get_text (MbPersonGuess *self)
{
  g_return_val_if_fail (MB_IS_PERSON_GUESS (self), NULL);

  return self->text;
}

/**
 * mb_person_guess_get_state:
 * @self: a guess
 *
 * Returns: how sure it is who is meant
 */
MbGuessState
mb_person_guess_get_state (MbPersonGuess *self)
{
  g_return_val_if_fail (MB_IS_PERSON_GUESS (self), MB_GUESS_DOUBTFUL);

  return self->state;
}

/**
 * mb_person_guess_get_reason:
 * @self: a guess
 *
 * Returns: (transfer none): why it is known, new or doubtful, in words
 */
const char *
mb_person_guess_get_reason (MbPersonGuess *self)
{
  g_return_val_if_fail (MB_IS_PERSON_GUESS (self), NULL);

  return self->reason;
}

/**
 * mb_person_guess_get_n_choices:
 * @self: a guess
 *
 * Returns: how many may be meant
 */
guint
mb_person_guess_get_n_choices (MbPersonGuess *self)
{
  g_return_val_if_fail (MB_IS_PERSON_GUESS (self), 0);

  return self->choices->len;
}

/**
 * mb_person_guess_get_choice:
 * @self: a guess
 * @index: which of the choices
 *
 * Returns: (transfer none) (nullable): somebody who may be meant
 */
const MbGuessChoice *
mb_person_guess_get_choice (MbPersonGuess *self, guint index)
{
  g_return_val_if_fail (MB_IS_PERSON_GUESS (self), NULL);

  return index < self->choices->len ? &g_array_index (self->choices, MbGuessChoice, index) : NULL;
}

/**
 * mb_guess_choice_dup_label:
 * @self: a choice
 *
 * Returns: (transfer full): name and handle in one line
 */
char *
mb_guess_choice_dup_label (const MbGuessChoice *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->name == NULL)
    return g_strdup (self->handle != NULL ? self->handle : "");
  if (self->handle == NULL)
    return g_strdup (self->name);
  /* Translators: a person's name and GitHub handle. */
  return g_strdup_printf (C_("person", "%s (%s)"), self->name, self->handle);
}

/**
 * mb_person_guess_get_chosen:
 * @self: a guess
 *
 * Returns: which of the choices counts; -1: the text is left out
 */
int
mb_person_guess_get_chosen (MbPersonGuess *self)
{
  g_return_val_if_fail (MB_IS_PERSON_GUESS (self), -1);

  return self->chosen;
}

/**
 * mb_person_guess_choose:
 * @self: a guess
 * @index: which of the choices counts; -1: the text is left out
 *
 * Chooses who is meant.
 */
void
mb_person_guess_choose (MbPersonGuess *self, int index)
{
  g_return_if_fail (MB_IS_PERSON_GUESS (self));
  g_return_if_fail (index < (int) self->choices->len);

  index = MAX (index, -1);
  if (index == self->chosen)
    return;
  self->chosen = index;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

static const MbGuessChoice *
get_likely (MbPersonGuess *self)
{
  return mb_person_guess_get_choice (self, MAX (self->chosen, 0));
}

/**
 * mb_person_guess_get_name:
 * @self: a guess
 *
 * Returns: (transfer none) (nullable): the name of who is chosen or else first
 */
const char *
mb_person_guess_get_name (MbPersonGuess *self)
{
  g_return_val_if_fail (MB_IS_PERSON_GUESS (self), NULL);

  return self->choices->len > 0 ? get_likely (self)->name : NULL;
}

/**
 * mb_person_guess_get_handle:
 * @self: a guess
 *
 * Returns: (transfer none) (nullable): the handle of who is chosen or else first
 */
const char *
mb_person_guess_get_handle (MbPersonGuess *self)
{
  g_return_val_if_fail (MB_IS_PERSON_GUESS (self), NULL);

  return self->choices->len > 0 ? get_likely (self)->handle : NULL;
}

/**
 * mb_person_guess_get_record:
 * @self: a guess
 *
 * Returns: the id of who is chosen or else first; 0: nobody in the book
 */
gint64
mb_person_guess_get_record (MbPersonGuess *self)
{
  g_return_val_if_fail (MB_IS_PERSON_GUESS (self), 0);

  return self->choices->len > 0 ? get_likely (self)->id : 0;
}
