#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MB_CLI_PROGRAM "mentorbook-cli"

void     mb_cli_output_prepare   (void);
/* Standard output: bytes as they are, text in the terminal's encoding, a line with whatever a book holds in it. */
void     mb_cli_write            (const char *bytes, gsize length);
void     mb_cli_print            (const char *text);
void     mb_cli_say              (const char *format, ...) G_GNUC_PRINTF (1, 2);
void     mb_cli_print_version    (void);
gboolean mb_cli_output_finish    (GError **error);
gboolean mb_cli_reader_is_gone   (void);
guint    mb_cli_output_get_width (void);

/* Standard error. */
void     mb_cli_complain         (const char *format, ...) G_GNUC_PRINTF (1, 2);

char    *mb_cli_dup_harmless     (const char *text);
char    *mb_cli_dup_wrapped      (const char *text);

G_END_DECLS
