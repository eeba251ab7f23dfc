#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MbMatch:
 * @MB_MATCH_BEGINNING: the text begins with the first word, and each other word begins a word of it
 * @MB_MATCH_WORDS: each word begins a word of the text
 * @MB_MATCH_INSIDE: each word is somewhere in the text
 * @MB_MATCH_ELSEWHERE: not all words are in the text
 *
 * How well a text suits the words that are searched for; the best first.
 */
typedef enum {
  MB_MATCH_BEGINNING,
  MB_MATCH_WORDS,
  MB_MATCH_INSIDE,
  MB_MATCH_ELSEWHERE,
  MB_N_MATCHES,
} MbMatch;

/**
 * MbSpan:
 * @start: the first byte
 * @end: the byte after the last
 *
 * A part of a text.
 */
typedef struct {
  guint start;
  guint end;
} MbSpan;

/* A text without case and accents. */
char   *mb_match_dup_folded (const char *text);
/* The words of a search, without case and accents: what mb_match_text() compares with. */
char  **mb_match_dup_words (const char *search);
/* Each line of the text is a beginning. */
MbMatch mb_match_text      (const char *text, const char *const *words);
/* The parts of the text (MbSpan) that are found. */
GArray *mb_match_list_spans (const char *text, const char *const *words);

G_END_DECLS
