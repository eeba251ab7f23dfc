#include "config.h"

#include "mb-cli-error.h"

#include "book/mb-error.h"

/**
 * mb_cli_status_of_error:
 * @error: what went wrong
 *
 * Tells by what the caller can do about an error how the program ends.
 *
 * Returns: the exit status
 */
MbCliStatus
mb_cli_status_of_error (const GError *error)
{
  if (error->domain == G_OPTION_ERROR)
    return MB_CLI_WRONG_CALL;
  if (error->domain != MB_ERROR)
    return MB_CLI_FAILED;

  switch ((MbError) error->code)
    {
    case MB_ERROR_REFUSED:
    case MB_ERROR_CONFLICT:
    case MB_ERROR_NOTHING:
    case MB_ERROR_INPUT:
      return MB_CLI_NO;

    case MB_ERROR_NOT_A_BOOK:
    case MB_ERROR_NEWER:
    case MB_ERROR_DAMAGED:
    case MB_ERROR_READ_ONLY:
    case MB_ERROR_NO_SPACE:
    case MB_ERROR_BUSY:
    case MB_ERROR_NOT_FOUND:
    case MB_ERROR_FAILED:
    default:
      return MB_CLI_FAILED;
    }
}
