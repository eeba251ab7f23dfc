#include "config.h"

#include <locale.h>

#include "app-test.h"
#include "book/mb-language.h"

/* The window in the language of LC_ALL: one run of this program for each. */

typedef struct {
  const char *locale;
  const char *cohorts;    /* in the sidebar: from code */
  const char *change;     /* what the history calls the beginning of the sample: a sentence with something put in */
  const char *empty_book; /* on the welcome page: from a template */
  const char *day;        /* 2024-05-27, in a list */
  GtkTextDirection direction;
} Language;

static const Language languages[] = {
  { "de_DE", "Durchgänge", "Buch mit „Die Geschichte von AsyncAPI“ begonnen",
    "Beginnen, ohne dass etwas darin steht", "27.05.2024", GTK_TEXT_DIR_LTR },
  { "fr_FR", "Promotions", "Livre commencé par «\u00a0L’histoire d’AsyncAPI\u00a0»",
    "Commencer sans rien dedans", "27/05/2024", GTK_TEXT_DIR_LTR },
  { "es_ES", "Ediciones", "Libro empezado con «La historia de AsyncAPI»",
    "Empezar sin nada dentro", "27/5/2024", GTK_TEXT_DIR_LTR },
  { "pt_BR", "Edições", "Livro começado com “A história da AsyncAPI”",
    "Comece sem nada nele", "27/05/2024", GTK_TEXT_DIR_LTR },
  { "hi_IN", "बैच", "पुस्तक “AsyncAPI का इतिहास” से शुरू हुई",
    "बिना किसी चीज़ के शुरू करें", "27/5/2024", GTK_TEXT_DIR_LTR },
  { "ar_EG", "الدفعات", "بدأ الدفتر بـ«⁨تاريخ AsyncAPI⁩»",
    "ابدأ دون شيء فيه", "27/5/2024", GTK_TEXT_DIR_RTL },
};

static MbApplication *application;
static const Language *language;

static gboolean
shows (gpointer words)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  return shows_text (GTK_WIDGET (window), words);
}

static void
test_welcome (void)
{
  MbWindow *window = open_window ();

  g_assert_true (shows_text (GTK_WIDGET (window), language->empty_book));
  close_window (window);
}

static void
test_book (void)
{
  MbWindow *window = open_sample ("Sprache");

  g_assert_true (shows_text (GTK_WIDGET (window), language->cohorts));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "cohort");
  wait_until (shows, (gpointer) language->day, 10000, language->day);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "history");
  wait_until (shows, (gpointer) language->change, 10000, language->change);
  close_window (window);
}

/* Each in the gender of what it is said of: looked up without what that is, none would be found. */
static void
test_choices (void)
{
  for (MbRecordKind kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);

      for (guint i = 0; i < type->n_fields; i++)
        for (const MbChoice *choice = type->fields[i].choices; choice && choice->nick; choice++)
          g_assert_true (mb_choice_get_label (&type->fields[i], choice) != choice->label);
    }
}

static void
test_direction (void)
{
  g_assert_cmpint (gtk_widget_get_default_direction (), ==, language->direction);
}

static const Language *
find_language (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_has_prefix (locale, languages[i].locale))
      return &languages[i];
  return NULL;
}

int
main (int argc, char *argv[])
{
  mb_language_prepare ();
  language = find_language ();
  if (language == NULL)
    {
      g_print ("1..0 # SKIP this system does not have the language\n");
      return 0;
    }
  application = app_test_init (&argc, &argv);
  g_test_add_func ("/language/welcome", test_welcome);
  g_test_add_func ("/language/book", test_book);
  g_test_add_func ("/language/choices", test_choices);
  g_test_add_func ("/language/direction", test_direction);
  return app_test_run ();
}
