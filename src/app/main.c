#include "config.h"

#include <glib/gi18n.h>

#include "book/mb-language.h"
#include "exchange/mb-publish-check.h"
#include "mb-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (MbApplication) application = NULL;

  mb_language_prepare ();
  mb_publish_check_install ();
  if (!mb_application_has_settings ())
    {
      g_printerr ("%s\n", _("Mentorbook’s settings are not installed. To run it from its build folder, "
                            "use “meson devenv -C build mentorbook”."));
      return 3;
    }

  application = mb_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
