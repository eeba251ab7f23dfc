#pragma once

#include <adwaita.h>

#include "book/mb-book.h"
#include "book/mb-edit.h"

/* A book in a folder of its own and a window that shows pages of it, for the tests of lists and forms. */
typedef struct {
  char *folder;
  char *path;
  MbBook *book;
  GtkWidget *window;
  AdwNavigationView *view;
  GPtrArray *activated; /* names and parameters of the window's actions, as they were activated */
} Forms;

/* Ends the program (successfully, saying why) where there is no display. */
void      forms_init           (int *argc, char ***argv);

void      forms_set_up         (Forms *forms, gconstpointer data);
void      forms_tear_down      (Forms *forms, gconstpointer data);

/* Adds a record; the rest are pairs of a field and its text, ended by NULL. Records are named by their ids. */
MbRecord *forms_add            (Forms *forms, MbRecordKind kind, ...) G_GNUC_NULL_TERMINATED;
MbRecord *forms_add_person     (Forms *forms, const char *name, const char *handle);
MbRecord *forms_add_program    (Forms *forms, const char *name, const char *short_name);
MbRecord *forms_add_cohort     (Forms *forms, MbRecord *program, const char *year);
/* One record of every type, the organization first. */
GPtrArray *forms_add_one_of_each (Forms *forms);

/* Shows a page on top of the others; it belongs to the window from now on. */
void      forms_push           (Forms *forms, gpointer page);
/* Shows a dialog and waits, as a person does, until it can be typed into. */
void      forms_present        (Forms *forms, gpointer dialog);
/* Whether keys go to it or to what is in it, also while another test's window on the same screen is the active one. */
gboolean  forms_has_focus      (GtkWidget *widget);

/* What another connection reads. */
char     *forms_read           (Forms *forms, MbRecord *record, const char *field);
guint     forms_count_changes  (Forms *forms);

typedef gboolean (*FormsCondition) (gpointer data);

/* Runs the main loop until it is true, at most ten seconds. */
gboolean  forms_wait           (FormsCondition condition, gpointer data);
void      forms_settle         (void);
#define forms_assert_becomes(condition, data) g_assert_true (forms_wait ((FormsCondition) (condition), (data)))

/* Types into a row as a person would, and presses Enter. */
void      forms_type           (GtkWidget *row, const char *text);
void      forms_enter          (GtkWidget *row);
