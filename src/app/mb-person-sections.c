#include "config.h"

#include "mb-person-sections.h"

#include "mb-admin-group.h"
#include "mb-career-group.h"
#include "mb-person-head.h"
#include "mb-person-path.h"

/**
 * mb_person_sections_list_head:
 * @person: a person of a book
 * @groups: (element-type Adw.PreferencesGroup): where the new groups go
 *
 * Says who the person is, and the path through the years.
 */
void
mb_person_sections_list_head (MbRecord *person, GPtrArray *groups)
{
  g_ptr_array_add (groups, mb_person_head_new (person));
  g_ptr_array_add (groups, mb_person_path_new (person));
}

/**
 * mb_person_sections_list_foot:
 * @person: a person of a book
 * @groups: (element-type Adw.PreferencesGroup): where the new groups go
 *
 * Says all that the person took part in, by role, and which programs the
 * person looks after.
 */
void
mb_person_sections_list_foot (MbRecord *person, GPtrArray *groups)
{
  const MbField *role = mb_record_type_find_field (mb_record_type_get (MB_RECORD_PARTICIPATION), "role");

  for (const MbChoice *choice = role->choices; choice->nick; choice++)
    g_ptr_array_add (groups, mb_career_group_new (person, choice));
  g_ptr_array_add (groups, mb_career_group_new (person, NULL));
  g_ptr_array_add (groups, mb_admin_group_new (person));
}
