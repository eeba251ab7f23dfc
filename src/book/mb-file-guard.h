#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keeps other programs from believing that nobody has a book open. One per connection. Private to src/book. */
typedef struct _MbFileGuard MbFileGuard;

MbFileGuard *mb_file_guard_new    (const char *path);
void         mb_file_guard_free   (MbFileGuard *self);
void         mb_file_guard_hold   (MbFileGuard *self);
void         mb_file_guard_let_go (MbFileGuard *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbFileGuard, mb_file_guard_free)

G_END_DECLS
