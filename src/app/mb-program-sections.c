#include "config.h"

#include "mb-program-sections.h"

#include "mb-admin-group.h"
#include "mb-program-cohorts-group.h"
#include "mb-program-head.h"

/**
 * mb_program_sections_list_head:
 * @program: a program of a book
 * @groups: (element-type Adw.PreferencesGroup): where the new groups go
 *
 * Says what the program is, what its cohorts were, and who looks after it.
 */
void
mb_program_sections_list_head (MbRecord *program, GPtrArray *groups)
{
  g_ptr_array_add (groups, mb_program_head_new (program));
  g_ptr_array_add (groups, mb_program_cohorts_group_new (program));
  g_ptr_array_add (groups, mb_admin_group_new (program));
}
