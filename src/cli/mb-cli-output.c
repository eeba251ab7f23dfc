#include "config.h"

#include "mb-cli-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define LINE_WIDTH 79
#define BUFFER_SIZE (64 * 1024)

static GString *buffer;
static int write_error;

/**
 * mb_cli_output_prepare:
 *
 * Makes sure that the three standard streams are taken: a file opened where
 * one was closed would get its number, and with it what is meant for the user.
 */
void
mb_cli_output_prepare (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0 && errno == EBADF)
      {
        /* The wrong way round, so that using it is an error as before. */
        int way = fd == STDIN_FILENO ? O_WRONLY : O_RDONLY;

        if (open ("/dev/null", way) != fd)
          _exit (3);
      }
}

static int
write_all (int fd, const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n < 0 && (errno == EINTR || errno == EAGAIN))
        {
          GPollFD wait = { fd, G_IO_OUT, 0 };

          g_poll (&wait, 1, -1);
          continue;
        }
      if (n < 0)
        return errno;
      bytes += n;
      length -= n;
    }
  return 0;
}

static void
flush (void)
{
  if (buffer == NULL)
    return;
  if (write_error == 0)
    write_error = write_all (STDOUT_FILENO, buffer->str, buffer->len);
  g_string_truncate (buffer, 0);
}

/**
 * mb_cli_write:
 * @bytes: what to write
 * @length: how many
 *
 * Writes to standard output, as it is. What goes wrong is said at the end, by
 * [func@cli_output_finish].
 */
void
mb_cli_write (const char *bytes, gsize length)
{
  if (buffer == NULL)
    buffer = g_string_sized_new (BUFFER_SIZE);
  g_string_append_len (buffer, bytes, length);
  if (buffer->len >= BUFFER_SIZE)
    flush ();
}

/* In the encoding of the terminal; what it has no letter for becomes a question mark. */
static char *
encode (const char *text)
{
  const char *charset;

  if (g_get_charset (&charset))
    return g_strdup (text);
  return g_convert_with_fallback (text, -1, charset, "UTF-8", "?", NULL, NULL, NULL);
}

/**
 * mb_cli_print:
 * @text: text in UTF-8
 *
 * Writes text of the program's own to standard output, in the terminal's
 * encoding.
 */
void
mb_cli_print (const char *text)
{
  g_autofree char *encoded = encode (text);

  if (encoded != NULL)
    mb_cli_write (encoded, strlen (encoded));
}

/**
 * mb_cli_say:
 * @format: a sentence
 * @...: what goes into it
 *
 * Writes a line to standard output. Nothing in it reaches the terminal as a
 * command.
 */
void
mb_cli_say (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *harmless = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  harmless = mb_cli_dup_harmless (text);
  mb_cli_print (harmless);
  mb_cli_print ("\n");
}

/**
 * mb_cli_print_version:
 *
 * Says which program this is.
 */
void
mb_cli_print_version (void)
{
  mb_cli_say ("%s %s", MB_CLI_PROGRAM, MENTORBOOK_VERSION);
}

/**
 * mb_cli_output_finish:
 * @error: return location for a `G_IO_ERROR`
 *
 * Writes out what is still kept back.
 *
 * Returns: %FALSE when standard output could not be written. A reader that
 *   has seen enough and went away is no error.
 */
gboolean
mb_cli_output_finish (GError **error)
{
  flush ();
  if (write_error == 0 || write_error == EPIPE)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (write_error),
               _("The output could not be written: %s."), g_strerror (write_error));
  return FALSE;
}

/**
 * mb_cli_reader_is_gone:
 *
 * Finds out whether nobody reads standard output any more, as when it was
 * piped into `head`.
 *
 * Returns: whether it is so
 */
gboolean
mb_cli_reader_is_gone (void)
{
  GPollFD out = { STDOUT_FILENO, 0, 0 };

  return g_poll (&out, 1, 0) > 0 && (out.revents & (G_IO_ERR | G_IO_HUP)) != 0;
}

/**
 * mb_cli_output_get_width:
 *
 * Measures the terminal.
 *
 * Returns: its columns; 0 when standard output is no terminal
 */
guint
mb_cli_output_get_width (void)
{
  struct winsize size;

  if (!isatty (STDOUT_FILENO))
    return 0;
  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return 80;
}

/**
 * mb_cli_complain:
 * @format: a sentence
 * @...: what goes into it
 *
 * Writes a line to standard error, after the program's name.
 */
void
mb_cli_complain (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *harmless = NULL;
  g_autofree char *line = NULL;
  g_autofree char *encoded = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  harmless = mb_cli_dup_harmless (text);
  line = g_strdup_printf ("%s: %s\n", MB_CLI_PROGRAM, harmless);
  encoded = encode (line);
  flush ();
  if (encoded != NULL)
    write_all (STDERR_FILENO, encoded, strlen (encoded));
}

static gboolean
turns_the_writing (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/**
 * mb_cli_dup_harmless:
 * @text: any text
 *
 * Makes text fit for one line of a terminal: line ends and tabs become a
 * space, and what a terminal would obey or what turns the direction of the
 * writing is spelled out.
 *
 * Returns: (transfer full): valid UTF-8 without control characters
 */
char *
mb_cli_dup_harmless (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *harmless = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029)
        g_string_append_c (harmless, ' ');
      else if (g_unichar_iscntrl (c))
        g_string_append_printf (harmless, "\\x%02X", c);
      else if (turns_the_writing (c))
        g_string_append_printf (harmless, "\\u%04X", c);
      else
        g_string_append_unichar (harmless, c);
    }
  return g_string_free_and_steal (harmless);
}

/**
 * mb_cli_dup_wrapped:
 * @text: paragraphs
 *
 * Breaks long lines for reading.
 *
 * Returns: (transfer full): the same text
 */
char *
mb_cli_dup_wrapped (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *wrapped = g_string_new (NULL);
  glong used = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *line_end = strrchr (words[i], '\n');
      glong first = line_end != NULL ? strchr (words[i], '\n') - words[i] : g_utf8_strlen (words[i], -1);
      gboolean fits = used + 1 + first <= LINE_WIDTH;

      if (i > 0)
        g_string_append_c (wrapped, fits ? ' ' : '\n');
      used = i == 0 ? first : fits ? used + 1 + first : first;
      g_string_append (wrapped, words[i]);
      if (line_end != NULL)
        used = g_utf8_strlen (line_end + 1, -1);
    }
  return g_string_free_and_steal (wrapped);
}
