#include "bench-names.h"

/* Each syllable in ASCII and in the other scripts. */
typedef struct {
  const char *ascii;
  const char *accented;
  const char *cyrillic;
  const char *greek;
  const char *devanagari;
  const char *han;
} Syllable;

static const Syllable syllables[] = {
  { "ma", "má", "ма", "μα", "मा", "马" },
  { "ri", "rí", "ри", "ρι", "री", "里" },
  { "so", "só", "со", "σο", "सो", "索" },
  { "ne", "né", "не", "νε", "ने", "内" },
  { "lu", "lü", "лу", "λυ", "लु", "卢" },
  { "ka", "ká", "ка", "κα", "का", "卡" },
  { "ta", "tä", "та", "τα", "ता", "塔" },
  { "vi", "vî", "ви", "βι", "वि", "维" },
  { "do", "dø", "до", "δο", "दो", "多" },
  { "sha", "ša", "ша", "σα", "शा", "沙" },
  { "ben", "bén", "бен", "βεν", "बेन", "本" },
  { "ro", "rö", "ро", "ρο", "रो", "罗" },
  { "mir", "mîr", "мир", "μιρ", "मीर", "米" },
  { "an", "ån", "ан", "αν", "अन", "安" },
  { "gu", "ğu", "гу", "γυ", "गु", "古" },
  { "el", "él", "эл", "ελ", "एल", "尔" },
  { "ch", "ç", "ч", "χι", "च", "奇" },
  { "jo", "jô", "йо", "γιο", "जो", "乔" },
  { "wei", "wëi", "вей", "ουει", "वे", "伟" },
  { "stan", "stań", "стан", "σταν", "स्तान", "坦" },
  { "li", "łi", "ли", "λι", "ली", "李" },
  { "pra", "prã", "пра", "πρα", "प्र", "普" },
  { "hu", "hú", "ху", "χου", "हु", "胡" },
  { "zo", "žo", "зо", "ζο", "ज़ो", "佐" },
};

static const char *const words[] = {
  "asked", "documentation", "generator", "mentor", "offered", "parser", "project", "reviewed", "schema", "september",
  "spec", "summer", "talked", "timezone", "tooling", "translation", "week", "website", "workshop", "wrote",
};

typedef enum {
  SCRIPT_ASCII,
  SCRIPT_ACCENTED,
  SCRIPT_CYRILLIC,
  SCRIPT_GREEK,
  SCRIPT_DEVANAGARI,
  SCRIPT_HAN,
} Script;

static Script
choose_script (GRand *rand)
{
  const int chance = g_rand_int_range (rand, 0, 100);

  if (chance < 70)
    return SCRIPT_ASCII;
  if (chance < 88)
    return SCRIPT_ACCENTED;
  return SCRIPT_CYRILLIC + (chance - 88) % 4;
}

static const char *
write_syllable (const Syllable *syllable, Script script)
{
  switch (script)
    {
    case SCRIPT_ACCENTED:
      return syllable->accented;
    case SCRIPT_CYRILLIC:
      return syllable->cyrillic;
    case SCRIPT_GREEK:
      return syllable->greek;
    case SCRIPT_DEVANAGARI:
      return syllable->devanagari;
    case SCRIPT_HAN:
      return syllable->han;
    case SCRIPT_ASCII:
    default:
      return syllable->ascii;
    }
}

static void
append_capitalized (GString *name, const char *part)
{
  g_autofree char *first = g_utf8_substring (part, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  g_string_append (name, upper);
  g_string_append (name, g_utf8_next_char (part));
}

static void
append_part (GRand *rand, Script script, GString *name, GString *latin)
{
  g_autoptr (GString) part = g_string_new (NULL);
  const int n_syllables = g_rand_int_range (rand, 2, 4);

  for (int i = 0; i < n_syllables; i++)
    {
      const Syllable *syllable = &syllables[g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables))];

      g_string_append (part, write_syllable (syllable, script));
      g_string_append (latin, syllable->ascii);
    }
  append_capitalized (name, part->str);
}

void
bench_name_init (BenchName *self, GRand *rand)
{
  const Script script = choose_script (rand);
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) latin = g_string_new (NULL);

  append_part (rand, script, name, latin);
  g_string_append_c (name, ' ');
  g_string_append_c (latin, '-');
  append_part (rand, script, name, latin);
  self->name = g_string_free_and_steal (g_steal_pointer (&name));
  self->latin = g_string_free_and_steal (g_steal_pointer (&latin));
}

void
bench_name_clear (BenchName *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->latin, g_free);
}

char *
bench_dup_note (GRand *rand)
{
  g_autoptr (GString) note = g_string_new (NULL);
  const int n_words = g_rand_int_range (rand, 5, 25);

  for (int i = 0; i < n_words; i++)
    g_string_append_printf (note, "%s%s", i > 0 ? " " : "", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free_and_steal (g_steal_pointer (&note));
}
