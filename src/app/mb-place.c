#include "config.h"

#include "mb-place.h"

#include "mb-record-page.h"

struct _MbPlace {
  char *root; /* nullable */
  MbRecordKind kind;
  gint64 id; /* 0: the place is no record's */
  AdwNavigationPage *page; /* nullable */
};

/**
 * mb_place_new_root:
 * @name: the name of a page of the sidebar
 *
 * Makes the place of a page that has none below it.
 *
 * Returns: (transfer full): a new place without a page
 */
MbPlace *
mb_place_new_root (const char *name)
{
  MbPlace *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_rc_box_new0 (MbPlace);
  self->root = g_strdup (name);
  return self;
}

/**
 * mb_place_new_pushed:
 * @page: a page that was pushed on another one
 *
 * Makes the place of a page.
 *
 * Returns: (transfer full): a new place
 */
MbPlace *
mb_place_new_pushed (AdwNavigationPage *page)
{
  MbPlace *self;

  g_return_val_if_fail (ADW_IS_NAVIGATION_PAGE (page), NULL);

  self = g_rc_box_new0 (MbPlace);
  self->page = g_object_ref (page);
  if (MB_IS_RECORD_PAGE (page))
    {
      MbRecord *record = mb_record_page_get_record (MB_RECORD_PAGE (page));

      self->kind = mb_record_get_kind (record);
      self->id = mb_record_get_id (record);
    }
  return self;
}

/**
 * mb_place_ref:
 * @self: a place
 *
 * Returns: (transfer full): @self
 */
MbPlace *
mb_place_ref (MbPlace *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  MbPlace *self = data;

  g_clear_pointer (&self->root, g_free);
  g_clear_object (&self->page);
}

/**
 * mb_place_unref:
 * @self: (transfer full): a place
 *
 * Gives a reference back.
 */
void
mb_place_unref (MbPlace *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * mb_place_get_root:
 * @self: a place
 *
 * Returns: (nullable): the name of the page of the sidebar, when it is one
 */
const char *
mb_place_get_root (MbPlace *self)
{
  return self->root;
}

/**
 * mb_place_get_page:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): its page, while it has one
 */
AdwNavigationPage *
mb_place_get_page (MbPlace *self)
{
  return self->page;
}

/**
 * mb_place_set_page:
 * @self: a place
 * @page: (nullable) (transfer floating): its page from now on
 *
 * Gives the place a page, or takes it away.
 */
void
mb_place_set_page (MbPlace *self, AdwNavigationPage *page)
{
  g_clear_object (&self->page);
  self->page = page ? g_object_ref_sink (page) : NULL;
}

/**
 * mb_place_is_record:
 * @self: a place
 *
 * Returns: whether it is a record's page, be that deleted or not
 */
gboolean
mb_place_is_record (MbPlace *self)
{
  return self->id != 0;
}

/**
 * mb_place_dup_record:
 * @self: a place
 * @book: the book it is in
 *
 * Returns: (transfer full) (nullable): the record whose page it is; %NULL when
 *   it is deleted and of other places
 */
MbRecord *
mb_place_dup_record (MbPlace *self, MbBook *book)
{
  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  return self->id != 0 ? mb_book_get_record (book, self->kind, self->id, NULL) : NULL;
}
