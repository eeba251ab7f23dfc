#pragma once

#include "mb-cli-command.h"

G_BEGIN_DECLS

extern const MbCliCommand mb_cli_new_command;
extern const MbCliCommand mb_cli_export_command;
extern const MbCliCommand mb_cli_calendar_command;
extern const MbCliCommand mb_cli_publish_command;
extern const MbCliCommand mb_cli_report_command;
extern const MbCliCommand mb_cli_contacts_command;
extern const MbCliCommand mb_cli_import_command;
extern const MbCliCommand mb_cli_show_command;
extern const MbCliCommand mb_cli_insights_command;
extern const MbCliCommand mb_cli_chart_command;
extern const MbCliCommand mb_cli_check_command;
extern const MbCliCommand mb_cli_history_command;
extern const MbCliCommand mb_cli_undo_command;
extern const MbCliCommand mb_cli_redo_command;
extern const MbCliCommand mb_cli_backup_command;
extern const MbCliCommand mb_cli_merge_command;

G_END_DECLS
