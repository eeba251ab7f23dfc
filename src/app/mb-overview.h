#pragma once

#include "insight/mb-impact.h"

G_BEGIN_DECLS

/**
 * MbProgramTitle:
 * @id: id of a program
 * @title: its short name, else its name
 *
 * What a program is called.
 */
typedef struct {
  gint64 id;
  char *title;
} MbProgramTitle;

/**
 * MbOverview:
 * @counts: how many records there are, by kind
 * @own: participants per year by our own count
 * @published: participants per year by the reported headcounts alone
 * @programs: (element-type MbProgramTitle): all programs in the order of their slugs
 *
 * What the Overview page shows, all read at one moment.
 */
typedef struct {
  gint64 counts[MB_N_RECORD_KINDS];
  MbImpact *own;
  MbImpact *published;
  GPtrArray *programs;
} MbOverview;

void        mb_overview_free        (MbOverview *self);
gboolean    mb_overview_is_empty    (MbOverview *self);

/* Reads the book at path in a worker thread. */
void        mb_overview_load_async  (const char *path, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
MbOverview *mb_overview_load_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbOverview, mb_overview_free)

G_END_DECLS
