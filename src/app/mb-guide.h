#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbGuideTopic:
 * @name: the name of its file without the ending
 * @group: the heading it stands under in the contents
 * @title: what it is called
 * @summary: a sentence
 *
 * A page of the user guide.
 */
typedef struct {
  char *name;
  char *group;
  char *title;
  char *summary;
} MbGuideTopic;

GPtrArray *mb_guide_dup_topics (void);
char      *mb_guide_dup_page   (const char *name);

G_END_DECLS
