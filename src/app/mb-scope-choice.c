#include "config.h"

#include "mb-scope-choice.h"

#include "book/mb-date.h"
#include "mb-application.h"

#define KEY "scopes"
#define REMEMBERED_BOOKS 50

struct _MbScopeChoice {
  GObject parent_instance;

  GSettings *settings; /* nullable: nothing is remembered */
  char *path;          /* nullable */
  MbScope *scope;
  char *as_of;         /* nullable */
};

G_DEFINE_FINAL_TYPE (MbScopeChoice, mb_scope_choice, G_TYPE_OBJECT)

static guint changed_signal;

/* Remembering */

static GVariant *
describe_programs (MbScopeChoice *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("ax"));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->scope->programs);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_variant_builder_add (&builder, "x", *(gint64 *) id);
  return g_variant_builder_end (&builder);
}

static GVariant *
describe (MbScopeChoice *self)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  if (self->scope->programs)
    g_variant_dict_insert_value (&dict, "programs", describe_programs (self));
  g_variant_dict_insert (&dict, "years", "(ii)", self->scope->first_year, self->scope->last_year);
  g_variant_dict_insert (&dict, "running", "u", mb_scope_choice_get_running (self));
  if (self->as_of)
    g_variant_dict_insert (&dict, "as-of", "s", self->as_of);
  return g_variant_dict_end (&dict);
}

/* The one chosen last comes first; what is usual need not be remembered, nor what was chosen very long ago. */
static void
store (MbScopeChoice *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sa{sv}}"));
  g_autoptr (GVariant) former = self->settings ? g_settings_get_value (self->settings, KEY) : NULL;
  GVariantIter iter;
  const char *other;
  GVariant *kept;
  guint n = 1;

  if (!self->settings)
    return;
  if (!mb_scope_choice_is_usual (self))
    g_variant_builder_add (&builder, "{s@a{sv}}", self->path, describe (self));
  g_variant_iter_init (&iter, former);
  while (g_variant_iter_loop (&iter, "{&s@a{sv}}", &other, &kept))
    if (!g_str_equal (other, self->path) && n++ < REMEMBERED_BOOKS)
      g_variant_builder_add (&builder, "{s@a{sv}}", other, kept);
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
}

static void
limit_programs (MbScopeChoice *self, GVariant *programs)
{
  gsize n;
  const gint64 *ids = g_variant_get_fixed_array (programs, &n, sizeof (gint64));

  mb_scope_limit_programs (self->scope, ids, (guint) n);
}

static void
put_running (MbScopeChoice *self, MbRunning running)
{
  self->scope->include_running = running == MB_RUNNING_IN;
  self->scope->exclude_running = running == MB_RUNNING_OUT;
}

static void
restore (MbScopeChoice *self)
{
  g_autoptr (GVariant) books = g_settings_get_value (self->settings, KEY);
  g_autoptr (GVariant) book = g_variant_lookup_value (books, self->path, G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) programs = book ? g_variant_lookup_value (book, "programs", G_VARIANT_TYPE ("ax")) : NULL;
  const char *as_of;
  guint running;

  if (!book)
    return;
  if (programs)
    limit_programs (self, programs);
  g_variant_lookup (book, "years", "(ii)", &self->scope->first_year, &self->scope->last_year);
  if (g_variant_lookup (book, "running", "u", &running))
    put_running (self, running);
  if (g_variant_lookup (book, "as-of", "&s", &as_of) && mb_date_is_valid (as_of))
    g_set_str (&self->as_of, as_of);
}

/* The object */

static void
mb_scope_choice_finalize (GObject *object)
{
  MbScopeChoice *self = MB_SCOPE_CHOICE (object);

  g_clear_object (&self->settings);
  mb_scope_free (self->scope);
  g_free (self->path);
  g_free (self->as_of);
  G_OBJECT_CLASS (mb_scope_choice_parent_class)->finalize (object);
}

static void
mb_scope_choice_class_init (MbScopeChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_scope_choice_finalize;

  /**
   * MbScopeChoice::changed:
   * @self: the choice
   *
   * Something else was chosen.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
mb_scope_choice_init (MbScopeChoice *self)
{
  self->scope = mb_scope_new ();
}

/**
 * mb_scope_choice_new:
 * @path: (nullable): the path of a book
 *
 * Makes the choice that was made for a book last, or the usual one: all
 * cohorts, on the date of the latest observation.
 *
 * Returns: (transfer full): a choice
 */
MbScopeChoice *
mb_scope_choice_new (const char *path)
{
  MbScopeChoice *self = g_object_new (MB_TYPE_SCOPE_CHOICE, NULL);

  if (!path || !mb_application_has_settings ())
    return self;
  self->path = g_strdup (path);
  self->settings = g_settings_new (APPLICATION_ID);
  restore (self);
  return self;
}

/**
 * mb_scope_choice_get_scope:
 * @self: a choice
 *
 * Returns: (transfer none): which cohorts
 */
const MbScope *
mb_scope_choice_get_scope (MbScopeChoice *self)
{
  g_return_val_if_fail (MB_IS_SCOPE_CHOICE (self), NULL);

  return self->scope;
}

/**
 * mb_scope_choice_get_as_of:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): the date; %NULL: that of the latest
 *   observation
 */
const char *
mb_scope_choice_get_as_of (MbScopeChoice *self)
{
  g_return_val_if_fail (MB_IS_SCOPE_CHOICE (self), NULL);

  return self->as_of;
}

/**
 * mb_scope_choice_get_running:
 * @self: a choice
 *
 * Returns: what becomes of cohorts that still run
 */
MbRunning
mb_scope_choice_get_running (MbScopeChoice *self)
{
  g_return_val_if_fail (MB_IS_SCOPE_CHOICE (self), MB_RUNNING_TAKE_PART);

  if (self->scope->exclude_running)
    return MB_RUNNING_OUT;
  return self->scope->include_running ? MB_RUNNING_IN : MB_RUNNING_TAKE_PART;
}

/**
 * mb_scope_choice_is_usual:
 * @self: a choice
 *
 * Returns: whether it is what it is when nobody chose anything
 */
gboolean
mb_scope_choice_is_usual (MbScopeChoice *self)
{
  g_return_val_if_fail (MB_IS_SCOPE_CHOICE (self), TRUE);

  return !self->scope->programs && self->scope->first_year == 0 && self->scope->last_year == 0 &&
         mb_scope_choice_get_running (self) == MB_RUNNING_TAKE_PART && !self->as_of;
}

static void
change (MbScopeChoice *self)
{
  store (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * mb_scope_choice_set_programs:
 * @self: a choice
 * @ids: (nullable) (element-type gint64): ids of programs; %NULL: all, also
 *   those that are still to come
 *
 * Chooses the programs.
 */
void
mb_scope_choice_set_programs (MbScopeChoice *self, GArray *ids)
{
  g_return_if_fail (MB_IS_SCOPE_CHOICE (self));

  if (ids)
    mb_scope_limit_programs (self->scope, (const gint64 *) (gpointer) ids->data, ids->len);
  else
    g_clear_pointer (&self->scope->programs, g_hash_table_unref);
  change (self);
}

/**
 * mb_scope_choice_set_years:
 * @self: a choice
 * @first: the first calendar year; 0: any
 * @last: the last calendar year; 0: any
 *
 * Chooses the years.
 */
void
mb_scope_choice_set_years (MbScopeChoice *self, int first, int last)
{
  g_return_if_fail (MB_IS_SCOPE_CHOICE (self));

  if (self->scope->first_year == first && self->scope->last_year == last)
    return;
  self->scope->first_year = first;
  self->scope->last_year = last;
  change (self);
}

/**
 * mb_scope_choice_set_running:
 * @self: a choice
 * @running: what becomes of cohorts that still run
 *
 * Chooses where cohorts that still run count.
 */
void
mb_scope_choice_set_running (MbScopeChoice *self, MbRunning running)
{
  g_return_if_fail (MB_IS_SCOPE_CHOICE (self));

  if (mb_scope_choice_get_running (self) == running)
    return;
  put_running (self, running);
  change (self);
}

/**
 * mb_scope_choice_set_as_of:
 * @self: a choice
 * @as_of: (nullable): a date as records have it; %NULL: that of the latest
 *   observation
 *
 * Chooses the date.
 */
void
mb_scope_choice_set_as_of (MbScopeChoice *self, const char *as_of)
{
  g_return_if_fail (MB_IS_SCOPE_CHOICE (self));
  g_return_if_fail (as_of == NULL || mb_date_is_valid (as_of));

  if (g_set_str (&self->as_of, as_of))
    change (self);
}

/**
 * mb_scope_choice_reset:
 * @self: a choice
 *
 * Chooses what is usual.
 */
void
mb_scope_choice_reset (MbScopeChoice *self)
{
  g_return_if_fail (MB_IS_SCOPE_CHOICE (self));

  if (mb_scope_choice_is_usual (self))
    return;
  mb_scope_free (self->scope);
  self->scope = mb_scope_new ();
  g_clear_pointer (&self->as_of, g_free);
  change (self);
}
