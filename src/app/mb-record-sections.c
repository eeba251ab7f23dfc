#include "config.h"

#include "mb-record-sections.h"

#include "mb-cohort-sections.h"
#include "mb-project-sections.h"
#include "mb-person-sections.h"
#include "mb-program-sections.h"
#include "mb-related-group.h"

#define BIT(kind) (G_GUINT64_CONSTANT (1) << (kind))

/* What the page of a kind of record shows beside the form. Of a kind without a line here one sees its form and all
 * records that refer to it. */
typedef struct {
  MbRecordKind kind;
  MbListSectionsFunc list_head; /* (nullable) */
  MbListSectionsFunc list_foot; /* (nullable) */
  guint64 shown;                /* kinds that these sections show: there is no further group of them */
  MbSetUpPageFunc set_up;       /* (nullable) */
} Sections;

static const Sections sections[] = {
  { MB_RECORD_COHORT, mb_cohort_sections_list_head, NULL,
    BIT (MB_RECORD_PARTICIPATION) | BIT (MB_RECORD_PROJECT) | BIT (MB_RECORD_MILESTONE), mb_cohort_sections_set_up },
  { MB_RECORD_PROJECT, mb_project_sections_list_head, NULL, BIT (MB_RECORD_SEAT), NULL },
  { MB_RECORD_PERSON, mb_person_sections_list_head, mb_person_sections_list_foot,
    BIT (MB_RECORD_ADMIN) | BIT (MB_RECORD_PARTICIPATION) | BIT (MB_RECORD_SEAT) },
  { MB_RECORD_PROGRAM, mb_program_sections_list_head, NULL, BIT (MB_RECORD_ADMIN) | BIT (MB_RECORD_COHORT) },
  { MB_N_RECORD_KINDS }, /* any other */
};

static const Sections *
find_sections (MbRecord *record)
{
  const Sections *own = sections;

  while (own->kind != MB_N_RECORD_KINDS && own->kind != mb_record_get_kind (record))
    own++;
  return own;
}

/**
 * mb_record_sections_list_head:
 * @record: a record of a book
 *
 * Makes what is seen before the form.
 *
 * Returns: (transfer container) (element-type Adw.PreferencesGroup): new
 *   groups, floating
 */
GPtrArray *
mb_record_sections_list_head (MbRecord *record)
{
  GPtrArray *groups = g_ptr_array_new ();

  g_return_val_if_fail (MB_IS_RECORD (record), groups);

  if (find_sections (record)->list_head)
    find_sections (record)->list_head (record, groups);
  return groups;
}

/**
 * mb_record_sections_list_foot:
 * @record: a record of a book
 *
 * Makes what is seen after the form: the sections of the record's kind, then
 * the records that refer to it and are in none of these.
 *
 * Returns: (transfer container) (element-type Adw.PreferencesGroup): new
 *   groups, floating
 */
GPtrArray *
mb_record_sections_list_foot (MbRecord *record)
{
  GPtrArray *groups = g_ptr_array_new ();
  g_autoptr (GPtrArray) related = NULL;

  g_return_val_if_fail (MB_IS_RECORD (record), groups);

  if (find_sections (record)->list_foot)
    find_sections (record)->list_foot (record, groups);
  related = mb_related_group_list (record, find_sections (record)->shown);
  g_ptr_array_extend (groups, related, NULL, NULL);
  return groups;
}

/**
 * mb_record_sections_set_up:
 * @page: the page of a record
 * @record: the record
 *
 * Gives a page the actions and keys of the record's kind.
 */
void
mb_record_sections_set_up (GtkWidget *page, MbRecord *record)
{
  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (MB_IS_RECORD (record));

  if (find_sections (record)->set_up)
    find_sections (record)->set_up (page, record);
}
