#include "config.h"

#include "mb-error.h"

G_DEFINE_QUARK (mb-error-quark, mb_error)
