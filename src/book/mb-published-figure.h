#pragma once

#include "mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_PUBLISHED_FIGURE (mb_published_figure_get_type ())
G_DECLARE_FINAL_TYPE (MbPublishedFigure, mb_published_figure, MB, PUBLISHED_FIGURE, MbRecord)

extern const MbRecordType mb_published_figure_record_type;

G_END_DECLS
