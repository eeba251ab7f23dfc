#include "config.h"

#include "mb-organization.h"

#include <glib/gi18n-lib.h>

/**
 * MbOrganization:
 *
 * Whose book it is, and where people get help.
 */
struct _MbOrganization {
  MbRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MbOrganization, mb_organization, MB_TYPE_RECORD)

static const MbField fields[] = {
  { "name", N_("Name"), MB_FIELD_TEXT, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED | MB_FIELD_LISTED },
  { "website", N_("Website"), MB_FIELD_LINK, MB_FIELD_LISTED },
  { "slack-invite", N_("Chat invitation"), MB_FIELD_LINK, 0,
    .group = N_("Getting help") },
  { "slack-channel", N_("Chat channel"), MB_FIELD_TEXT, 0,
    .group = N_("Getting help") },
  { "discussions", N_("Discussions"), MB_FIELD_LINK, 0,
    .group = N_("Getting help") },
};

const MbRecordType mb_organization_record_type = {
  .kind = MB_RECORD_ORGANIZATION,
  .name = "organization",
  .label = NC_("record", "Organization"),
  .plural = NC_("record", "Organizations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = { "name" },
  .sort = "name",
  .get_type = mb_organization_get_type,
};

static void
mb_organization_class_init (MbOrganizationClass *klass)
{
  mb_record_class_set_type (MB_RECORD_CLASS (klass), &mb_organization_record_type);
}

static void
mb_organization_init (MbOrganization *self)
{
}
