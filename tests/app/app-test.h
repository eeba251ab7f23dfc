#pragma once

#include "mb-application.h"
#include "mb-window-private.h"

G_BEGIN_DECLS

/* What the window tests share: the program, waiting, and looking for widgets as a person does. */

typedef gboolean (*Check) (gpointer data);

int            app_test_run        (void);
MbApplication *app_test_init       (int *argc, char ***argv);
const char    *app_test_folder     (void);

/* Lets the program run until check() holds; fails the test when it does not in time. */
void           wait_until          (Check check, gpointer data, guint timeout_ms, const char *what);
void           wait_for_work       (MbWindow *window);

MbWindow      *open_window         (void);
/* A window with AsyncAPI's history in a book of that name. */
MbWindow      *open_sample         (const char *name);
void           close_window        (MbWindow *window);

/* The first mapped widget of that type; with text: whose label or title it is. */
GtkWidget     *find_widget         (GtkWidget *root, GType type, const char *text);
/* The mapped button that activates that action. */
GtkWidget     *find_button         (GtkWidget *root, const char *action);
gboolean       shows_text          (GtkWidget *root, const char *text);
AdwDialog     *visible_dialog      (MbWindow *window);

G_END_DECLS
