#pragma once

#include "mb-page.h"

G_BEGIN_DECLS

/* Small letters, digits and single spaces: what headings, columns and labels are compared by. */
char       *mb_page_fold           (const char *text);
/* The same of a name, its words in one order. */
char       *mb_page_fold_name      (const char *name);
/* Whether a folded text has a word, or words in a row. */
gboolean    mb_page_has_words      (const char *folded, const char *words);

/* The first number that can be a year; 0: there is none. */
int         mb_page_find_year      (const char *text);
/* The first whole number; -1: there is none. */
gint64      mb_page_find_number    (const char *text);
/* The nick of a cohort's status that the text begins with; NULL: none. */
const char *mb_page_find_status    (const char *text);
gboolean    mb_page_has_check_mark (const char *text);

/* The first column whose head begins with one of the words (a NULL-ended list of folded ones); -1: none has. */
int         mb_page_find_column    (const MbPageTable *table, const char *const *words);

/* A text without what stands in brackets. */
char       *mb_page_dup_without_brackets (const char *text);
/* Relative pages as the website links them: “./insights” for “insights.md”. NULL: it is none. */
char       *mb_page_dup_relative   (const char *address);

G_END_DECLS
