#include "config.h"

#include "mb-overview-model.h"

struct _MbOverviewModel {
  GObject parent_instance;

  MbBook *book;
  MbScopeChoice *choice;
  MbOverview *overview;  /* (nullable): not yet */
  char *overview_as_of;  /* (nullable): the date it was asked of */
  GError *error;         /* nullable */
  GCancellable *loading; /* nullable */
  char *loading_as_of;
  gboolean book_read;    /* nothing was changed in the book since it was read, or is being read, for that date */
  gboolean stale;
  guint n_users;
};

G_DEFINE_FINAL_TYPE (MbOverviewModel, mb_overview_model, G_TYPE_OBJECT)

static guint loaded_signal;

static void load (MbOverviewModel *self);

static void
take (MbOverviewModel *self, MbOverview *overview)
{
  g_clear_pointer (&self->overview, mb_overview_unref);
  self->overview = overview;
  g_set_str (&self->overview_as_of, self->loading_as_of);
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbOverviewModel) self = data;
  g_autoptr (GError) error = NULL;
  MbOverview *overview = mb_overview_load_finish (result, &error);

  /* Another reading was begun meanwhile, or nobody wants it any more. */
  if (g_task_get_cancellable (G_TASK (result)) != self->loading)
    {
      g_clear_pointer (&overview, mb_overview_unref);
      return;
    }
  g_clear_object (&self->loading);
  g_clear_error (&self->error);
  self->book_read = self->book_read && overview;
  if (overview)
    take (self, overview);
  else
    self->error = g_steal_pointer (&error);
  g_signal_emit (self, loaded_signal, 0);
  if (self->stale && self->n_users > 0)
    load (self);
}

/* The reading that is given up would have been the one to know the book as it is. */
static void
give_up (MbOverviewModel *self)
{
  if (!self->loading)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->book_read = FALSE;
  self->stale = TRUE;
}

static void
load (MbOverviewModel *self)
{
  const char *as_of = mb_scope_choice_get_as_of (self->choice);
  const gboolean may_keep = self->overview && self->book_read && g_strcmp0 (self->overview_as_of, as_of) == 0;

  self->stale = FALSE;
  self->loading = g_cancellable_new ();
  g_set_str (&self->loading_as_of, as_of);
  mb_overview_load_async (mb_book_get_path (self->book), mb_scope_choice_get_scope (self->choice), as_of,
                          may_keep ? self->overview : NULL, self->loading, loaded, g_object_ref (self));
  self->book_read = TRUE;
}

/* A reading under way goes on: whoever edits without a pause would else never see new figures. */
static void
book_changed (MbOverviewModel *self)
{
  self->book_read = FALSE;
  self->stale = TRUE;
  if (self->n_users > 0 && !self->loading)
    load (self);
}

/* What was asked for before is no longer wanted. */
static void
choice_changed (MbOverviewModel *self)
{
  give_up (self);
  self->stale = TRUE;
  if (self->n_users > 0)
    load (self);
}

/* The object */

static void
mb_overview_model_dispose (GObject *object)
{
  MbOverviewModel *self = MB_OVERVIEW_MODEL (object);

  give_up (self);
  g_clear_object (&self->choice);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_overview_model_parent_class)->dispose (object);
}

static void
mb_overview_model_finalize (GObject *object)
{
  MbOverviewModel *self = MB_OVERVIEW_MODEL (object);

  g_clear_pointer (&self->overview, mb_overview_unref);
  g_clear_error (&self->error);
  g_free (self->overview_as_of);
  g_free (self->loading_as_of);
  G_OBJECT_CLASS (mb_overview_model_parent_class)->finalize (object);
}

static void
mb_overview_model_class_init (MbOverviewModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mb_overview_model_dispose;
  object_class->finalize = mb_overview_model_finalize;

  /**
   * MbOverviewModel::loaded:
   * @self: the model
   *
   * There are new figures, or the book could not be read.
   */
  loaded_signal = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
mb_overview_model_init (MbOverviewModel *self)
{
  self->stale = TRUE;
}

/**
 * mb_overview_model_new:
 * @book: a book
 *
 * Makes the figures of a book; nothing is read until they are used.
 *
 * Returns: (transfer full): a new model
 */
MbOverviewModel *
mb_overview_model_new (MbBook *book)
{
  MbOverviewModel *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_new (MB_TYPE_OVERVIEW_MODEL, NULL);
  self->book = g_object_ref (book);
  self->choice = mb_scope_choice_new (mb_book_get_path (book));
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choice, "changed", G_CALLBACK (choice_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mb_overview_model_get_book:
 * @self: a model
 *
 * Returns: (transfer none): the book
 */
MbBook *
mb_overview_model_get_book (MbOverviewModel *self)
{
  g_return_val_if_fail (MB_IS_OVERVIEW_MODEL (self), NULL);

  return self->book;
}

/**
 * mb_overview_model_get_choice:
 * @self: a model
 *
 * Returns: (transfer none): of what the figures are
 */
MbScopeChoice *
mb_overview_model_get_choice (MbOverviewModel *self)
{
  g_return_val_if_fail (MB_IS_OVERVIEW_MODEL (self), NULL);

  return self->choice;
}

/**
 * mb_overview_model_get_overview:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the figures; %NULL: not yet
 */
MbOverview *
mb_overview_model_get_overview (MbOverviewModel *self)
{
  g_return_val_if_fail (MB_IS_OVERVIEW_MODEL (self), NULL);

  return self->overview;
}

/**
 * mb_overview_model_get_error:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): why the last reading failed: an
 *   `MB_ERROR`
 */
const GError *
mb_overview_model_get_error (MbOverviewModel *self)
{
  g_return_val_if_fail (MB_IS_OVERVIEW_MODEL (self), NULL);

  return self->error;
}

/**
 * mb_overview_model_begin_use:
 * @self: a model
 *
 * Reads the figures where they are not as the book is, and follows it from now
 * on.
 */
void
mb_overview_model_begin_use (MbOverviewModel *self)
{
  g_return_if_fail (MB_IS_OVERVIEW_MODEL (self));

  self->n_users++;
  if (self->stale && !self->loading)
    load (self);
}

/**
 * mb_overview_model_end_use:
 * @self: a model
 *
 * Stops following the book when nobody else uses the figures, and gives up a
 * reading under way.
 */
void
mb_overview_model_end_use (MbOverviewModel *self)
{
  g_return_if_fail (MB_IS_OVERVIEW_MODEL (self));
  g_return_if_fail (self->n_users > 0);

  if (--self->n_users == 0)
    give_up (self);
}
