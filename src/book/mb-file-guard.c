#include "config.h"

#include "mb-file-guard.h"

#include <fcntl.h>
#include <glib/gstdio.h>

/* SQLite's locks are POSIX locks, and those are dropped when the process closes the file in any place: when GTK or a
 * file chooser looks into it to learn its type, say. Another program then believes that it is alone with the book,
 * clears away the log, and what the window stores afterwards is lost. Locks of an open file description are not
 * dropped, and other programs' SQLite sees them. So beside SQLite's shared locks there is a second one of that sort.
 *
 * See https://sqlite.org/howtocorrupt.html, “POSIX advisory locks canceled”, and fcntl(2), “Open file description
 * locks”. */

/* SQLite's file format: where who reads locks the book, and where who has the log's index open locks that. */
#define SHARED_FIRST 0x40000002
#define SHARED_SIZE 510
#define INDEX_OPEN 128

/* One file that connections of this process have open. */
typedef struct {
  dev_t device;
  ino_t inode;
  guint n_users;   /* connections from before SQLite opens the file until it has closed it */
  guint n_holders; /* those that keep others out */
  int book;        /* -1: not opened. Closed with the last user: before that SQLite may have locks to lose */
  int index;
} Entry;

struct _MbFileGuard {
  Entry *entry; /* (nullable): there was no file */
  char *path;
  gboolean holds;
};

static GMutex lock;
static GList *entries;

static gboolean
is_file (const Entry *entry, const GStatBuf *status)
{
  return entry->device == status->st_dev && entry->inode == status->st_ino;
}

static Entry *
find_or_add (const GStatBuf *status)
{
  Entry *entry;

  for (GList *l = entries; l != NULL; l = l->next)
    if (is_file (l->data, status))
      return l->data;
  entry = g_new0 (Entry, 1);
  entry->device = status->st_dev;
  entry->inode = status->st_ino;
  entry->book = entry->index = -1;
  entries = g_list_prepend (entries, entry);
  return entry;
}

static void
close_file (int *file)
{
  if (*file >= 0)
    g_close (*file, NULL);
  *file = -1;
}

static void
remove_entry (Entry *entry)
{
  entries = g_list_remove (entries, entry);
  close_file (&entry->book);
  close_file (&entry->index);
  g_free (entry);
}

/* Where the system or the file system knows no such locks the book is as safe as SQLite alone makes it. */
static void
set_lock (int file, short type, off_t first, off_t size)
{
#ifdef F_OFD_SETLK
  struct flock range = { .l_type = type, .l_whence = SEEK_SET, .l_start = first, .l_len = size };

  if (file >= 0)
    fcntl (file, F_OFD_SETLK, &range);
#endif
}

static void
set_locks (Entry *entry, short type)
{
  set_lock (entry->book, type, SHARED_FIRST, SHARED_SIZE);
  set_lock (entry->index, type, INDEX_OPEN, 1);
}

/* The index is another file each time the book is opened after it was closed. The former one is closed last, for it may
 * still be the same, and then its locks go. */
static void
open_and_lock (Entry *entry, const char *path)
{
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  int former = entry->index;

  if (entry->book < 0)
    entry->book = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  entry->index = g_open (index, O_RDONLY | O_CLOEXEC, 0);
  set_locks (entry, F_RDLCK);
  close_file (&former);
}

/* Before SQLite opens the file. */
MbFileGuard *
mb_file_guard_new (const char *path)
{
  MbFileGuard *self = g_new0 (MbFileGuard, 1);
  GStatBuf status;

  self->path = g_strdup (path);
  if (g_stat (path, &status) != 0)
    return self;
  g_mutex_lock (&lock);
  self->entry = find_or_add (&status);
  self->entry->n_users++;
  g_mutex_unlock (&lock);
  return self;
}

/* After SQLite has closed the file. */
void
mb_file_guard_free (MbFileGuard *self)
{
  mb_file_guard_let_go (self);
  g_mutex_lock (&lock);
  if (self->entry != NULL && --self->entry->n_users == 0)
    remove_entry (self->entry);
  g_mutex_unlock (&lock);
  g_free (self->path);
  g_free (self);
}

/* From now on no other program can have the book for itself, nor can this one: only for a connection with a log. */
void
mb_file_guard_hold (MbFileGuard *self)
{
  if (self->entry == NULL || self->holds)
    return;
  g_mutex_lock (&lock);
  if (self->entry->n_holders++ == 0)
    open_and_lock (self->entry, self->path);
  self->holds = TRUE;
  g_mutex_unlock (&lock);
}

/* Before SQLite closes the file: the last one that has it open clears the log away, for which it must be alone. */
void
mb_file_guard_let_go (MbFileGuard *self)
{
  if (!self->holds)
    return;
  g_mutex_lock (&lock);
  if (--self->entry->n_holders == 0)
    set_locks (self->entry, F_UNLCK);
  self->holds = FALSE;
  g_mutex_unlock (&lock);
}
