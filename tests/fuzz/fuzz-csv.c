/* Feeds the import of tables files of CSV that libFuzzer thinks of. build-aux/fuzz builds and runs it. */

#include "fuzz-table.h"

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  fuzz_table_prepare ();
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  fuzz_table_try (data, size, "fuzz.csv");
  return 0;
}
