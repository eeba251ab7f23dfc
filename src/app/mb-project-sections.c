#include "config.h"

#include "mb-project-sections.h"

#include "mb-project-facts.h"
#include "mb-project-people.h"

/**
 * mb_project_sections_list_head:
 * @project: a project of a book
 * @groups: (element-type Adw.PreferencesGroup): where the new groups go
 *
 * Makes what one looks for in a project: what it is and who works on it.
 */
void
mb_project_sections_list_head (MbRecord *project, GPtrArray *groups)
{
  g_ptr_array_add (groups, mb_project_facts_new (project));
  g_ptr_array_add (groups, mb_project_people_new (project));
}
