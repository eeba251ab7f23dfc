#include "config.h"

#include "mb-chart-style.h"

#include <math.h>

#define RGBA(hex, opacity)                                                                                             \
  {                                                                                                                    \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0, opacity                         \
  }
#define RGB(hex) RGBA (hex, 1.0)

/* After Okabe and Ito; darker where theirs would fade on white, lighter where they would on black. */
#define LIGHT_SERIES                                                                                                   \
  {                                                                                                                    \
    RGB (0x1c71d8), RGB (0xc44600), RGB (0x01a581), RGB (0x9986d2),                                                    \
    RGB (0xb58909), RGB (0x6a6c84), RGB (0x813c9a), RGB (0x7a3b12),                                                    \
    RGB (0x77767b)                                                                                                     \
  }
#define DARK_SERIES                                                                                                    \
  {                                                                                                                    \
    RGB (0x4b7fde), RGB (0xf5793a), RGB (0x0bc18b), RGB (0xbd90ff),                                                    \
    RGB (0xe4c800), RGB (0x898ba8), RGB (0xff93cb), RGB (0xd1e0ad),                                                    \
    RGB (0x9a9996)                                                                                                     \
  }

static const MbChartStyle styles[2][2] = {
  {
    { .background = RGB (0xffffff), .text = RGB (0x241f31), .dim = RGB (0x6a6772), .grid = RGB (0xdeddda),
      .track = RGB (0xf0eff0), .series = LIGHT_SERIES },
    { .background = RGB (0xffffff), .text = RGB (0x000000), .dim = RGB (0x303030), .grid = RGB (0x77767b),
      .track = RGB (0xe8e8e8), .series = LIGHT_SERIES, .patterned = TRUE },
  },
  {
    { .background = RGB (0x1d1d20), .text = RGB (0xffffff), .dim = RGB (0xb8b7bd), .grid = RGB (0x4a4a50),
      .track = RGB (0x303034), .series = DARK_SERIES },
    { .background = RGB (0x000000), .text = RGB (0xffffff), .dim = RGB (0xe0e0e0), .grid = RGB (0x9a9996),
      .track = RGB (0x303034), .series = DARK_SERIES, .patterned = TRUE },
  },
};

/**
 * mb_chart_style_get:
 * @dark: whether on a dark background
 * @high_contrast: whether for high contrast
 *
 * Returns: (transfer none): the colours
 */
const MbChartStyle *
mb_chart_style_get (gboolean dark, gboolean high_contrast)
{
  return &styles[dark ? 1 : 0][high_contrast ? 1 : 0];
}

/**
 * mb_chart_style_get_series:
 * @self: colours
 * @color: which of the palette, or %MB_CHART_COLOR_REST
 *
 * Returns: the colour; after the last it begins again
 */
MbChartColor
mb_chart_style_get_series (const MbChartStyle *self, guint color)
{
  return self->series[color == MB_CHART_COLOR_REST ? color : color % MB_CHART_N_COLORS];
}

static double
get_linear (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const MbChartColor *color)
{
  return 0.2126 * get_linear (color->red) + 0.7152 * get_linear (color->green) + 0.0722 * get_linear (color->blue);
}

/**
 * mb_chart_color_get_contrast:
 * @a: a colour
 * @b: another
 *
 * Returns: the contrast of both as WCAG defines it, from 1 to 21
 */
double
mb_chart_color_get_contrast (const MbChartColor *a, const MbChartColor *b)
{
  double light = MAX (get_luminance (a), get_luminance (b));
  double dark = MIN (get_luminance (a), get_luminance (b));

  return (light + 0.05) / (dark + 0.05);
}

/**
 * mb_chart_color_get_ink:
 * @ground: a colour
 *
 * Returns: black or white, whichever can be read better on it
 */
MbChartColor
mb_chart_color_get_ink (const MbChartColor *ground)
{
  const MbChartColor black = { 0, 0, 0, 1 };
  const MbChartColor white = { 1, 1, 1, 1 };

  return mb_chart_color_get_contrast (ground, &white) >= mb_chart_color_get_contrast (ground, &black) ? white : black;
}
