#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MB_TYPE_SEARCH_PROVIDER (mb_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (MbSearchProvider, mb_search_provider, MB, SEARCH_PROVIDER, GObject)

/**
 * MbSearchProvider:
 *
 * What the program answers when one types in the overview of GNOME Shell: the people, projects, cohorts and programs of
 * all books. It never writes.
 */

MbSearchProvider *mb_search_provider_new      (void);

gboolean          mb_search_provider_export   (MbSearchProvider *self, GDBusConnection *connection, const char *path,
                                               GError **error);
void              mb_search_provider_unexport (MbSearchProvider *self);

G_END_DECLS
