/* Times the reading of a folder of pages against cmark-gfm alone parsing the same files. Prints one line for each
 * round: seconds of ours, seconds of cmark-gfm alone, and the seconds and bytes that a proposal against an empty book
 * takes. */

#include "config.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "exchange/mb-page-folder.h"
#include "exchange/mb-page-import.h"
#include "exchange/mb-page-reader.h"

static GPtrArray *
list_pages (const char *folder)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  GPtrArray *pages;

  g_ptr_array_add (files, g_file_new_for_path (folder));
  pages = mb_page_folder_list (files, NULL, &error);
  if (pages == NULL)
    g_error ("%s", error->message);
  return pages;
}

static double
time_ours (GPtrArray *pages)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (MbClaims) claims = mb_claims_new ();

  for (guint i = 0; i < pages->len; i++)
    {
      const MbPageFile *file = pages->pdata[i];
      g_autoptr (MbPage) page = mb_page_new_from_file (file->file, file->name, NULL, NULL);

      mb_page_reader_read (page, claims);
    }
  return (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
}

static double
time_cmark (GPtrArray *pages)
{
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < pages->len; i++)
    {
      const MbPageFile *file = pages->pdata[i];
      g_autofree char *text = NULL;
      cmark_parser *parser = cmark_parser_new (CMARK_OPT_DEFAULT);
      gsize length;

      g_file_load_contents (file->file, NULL, &text, &length, NULL, NULL);
      cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension ("table"));
      cmark_parser_feed (parser, text, length);
      cmark_node_free (cmark_parser_finish (parser));
      cmark_parser_free (parser);
    }
  return (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
}

static double
time_proposal (const char *folder, const char *path)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MbBook) book = mb_book_create (path, NULL);
  g_autoptr (MbProposal) proposal = NULL;
  gint64 begin = g_get_monotonic_time ();

  g_ptr_array_add (files, g_file_new_for_path (folder));
  proposal = mb_page_import_read (book, files, NULL, NULL, NULL, NULL);
  return proposal != NULL ? (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC : -1;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) pages = NULL;
  struct rusage usage;

  if (argc != 4)
    {
      g_printerr ("Usage: pages-bench FOLDER BOOK ROUNDS\n");
      return 2;
    }
  cmark_gfm_core_extensions_ensure_registered ();
  pages = list_pages (argv[1]);
  for (int round = 0; round < atoi (argv[3]); round++)
    {
      double ours = time_ours (pages), theirs = time_cmark (pages);

      g_print ("round %.6f %.6f\n", ours, theirs);
    }
  g_print ("proposal %.6f\n", time_proposal (argv[1], argv[2]));
  getrusage (RUSAGE_SELF, &usage);
  g_print ("pages %u\nmemory %ld\n", pages->len, usage.ru_maxrss);
  return 0;
}
