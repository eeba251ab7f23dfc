#pragma once

#include "exchange/mb-json-export.h"
#include "exchange/mb-json-import.h"
#include "test-support.h"

G_BEGIN_DECLS

/* The book's JSON, kept to be held against the schema at the end. */
char    *exchange_export         (MbBook *book);
/* Imports JSON that is right. */
void     exchange_import         (MbBook *book, const char *json, MbImportFlags flags, MbImportReport *report);
/* Imports JSON that is wrong: the sentence has that part, and the book and its history are as before. */
void     exchange_assert_refused (MbBook *book, const char *json, gssize length, const char *expected);
guint    exchange_count_changes  (MbBook *book);
/* The id of a record as a field's text. */
char    *exchange_id             (MbRecord *record);
/* The part of a JSON text from the first occurrence of start to the next of end. */
char    *exchange_cut            (const char *json, const char *start, const char *end);

/* g_test_run(), and then every export against mentorbook.schema.json with an independent validator. */
int      exchange_run            (void);

G_END_DECLS
