#pragma once

#include "mb-cli-command.h"

G_BEGIN_DECLS

MbCliStatus mb_cli_status_of_error (const GError *error);

G_END_DECLS
