#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "mb-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (MbApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!mb_application_has_settings ())
    {
      g_printerr ("%s\n", _("Mentorbook’s settings are not installed. To run it from its build folder, "
                            "use “meson devenv -C build mentorbook”."));
      return 3;
    }

  application = mb_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
