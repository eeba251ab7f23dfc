#include "config.h"

#include "mb-dialog.h"
#include "mb-help-dialog.h"
#include "mb-record-page.h"
#include "mb-window-private.h"

typedef struct {
  const char *type;
  const char *topic;
} HelpTopic;

static const HelpTopic topics[] = {
  { "MbChecksPage", "checks" },
  { "MbHistoryPage", "history" },
  { "MbListPage", "lists" },
  { "MbOverviewPage", "figures" },
  { "MbWelcomePage", "first-steps" },
};

static const char *
find_record_topic (MbRecord *record)
{
  MbRecordKind kind = mb_record_get_kind (record);

  return kind == MB_RECORD_COHORT ? "cohorts" : kind == MB_RECORD_PERSON ? "people" : "lists";
}

/* What the page is about that is being shown; NULL: the contents. */
static const char *
find_topic (MbWindow *self)
{
  AdwNavigationPage *page = mb_window_get_visible_page (self);

  if (page == NULL)
    return "first-steps";
  if (MB_IS_RECORD_PAGE (page))
    return find_record_topic (mb_record_page_get_record (MB_RECORD_PAGE (page)));
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    if (g_str_equal (G_OBJECT_TYPE_NAME (page), topics[i].type))
      return topics[i].topic;
  return NULL;
}

static void
show_help (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwDialog *dialog = mb_help_dialog_new ();
  const char *topic = find_topic (MB_WINDOW (widget));

  if (topic != NULL)
    mb_help_dialog_show_page (MB_HELP_DIALOG (dialog), topic);
  mb_dialog_present (dialog, widget);
}

/**
 * mb_window_class_install_help_actions:
 * @widget_class: the class of windows
 *
 * Installs `win.help`, which explains the page that is shown; back from there are the contents of the guide.
 */
void
mb_window_class_install_help_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.help", NULL, show_help);
}
