#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbProgramNames:
 *
 * What programs are called, so that “GSoC” and “AsyncAPI Ideas Page: Google Summer of Code” are found to be one.
 */
typedef struct _MbProgramNames MbProgramNames;

MbProgramNames *mb_program_names_new        (void);
void            mb_program_names_free       (MbProgramNames *self);
void            mb_program_names_add        (MbProgramNames *self, const char *name, gpointer program);
/* The one program that is called so; NULL: none is, or several can be. */
gpointer        mb_program_names_find       (MbProgramNames *self, const char *text);
/* Whether the text is the first letters of its name: “GSoC” of “Google Summer of Code”. */
gboolean        mb_program_names_is_acronym (MbProgramNames *self, gconstpointer program, const char *text);
gboolean        mb_program_names_is_first   (MbProgramNames *self, gconstpointer program, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbProgramNames, mb_program_names_free)

G_END_DECLS
