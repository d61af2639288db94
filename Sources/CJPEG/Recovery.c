#include "Recovery.h"

#include <stdlib.h>
#include <string.h>

static _Noreturn void error_exit(j_common_ptr codec) {
  cjpeg_recovery *recovery = (cjpeg_recovery *)codec->err;
  char text[JMSG_LENGTH_MAX];
  codec->err->format_message(codec, text);
  snprintf(recovery->message, CJPEG_MESSAGE_LENGTH, "%s", text);
  longjmp(recovery->jump, 1);
}

static void output_nothing(j_common_ptr codec) { (void)codec; }

struct jpeg_error_mgr *cjpeg_recover(cjpeg_recovery *recovery, char *message) {
  jpeg_std_error(&recovery->manager);
  recovery->manager.error_exit = error_exit;
  recovery->manager.output_message = output_nothing;
  recovery->message = message;
  message[0] = 0;
  return &recovery->manager;
}

_Noreturn void cjpeg_fail(j_common_ptr codec, const char *message) {
  cjpeg_recovery *recovery = (cjpeg_recovery *)codec->err;
  snprintf(recovery->message, CJPEG_MESSAGE_LENGTH, "%s", message);
  longjmp(recovery->jump, 1);
}

#define TEXT(x) #x
#define TEXT_OF(x) TEXT(x)
#ifdef LIBJPEG_TURBO_VERSION
const char *cjpeg_library(void) { return "libjpeg-turbo " TEXT_OF(LIBJPEG_TURBO_VERSION); }
#else
const char *cjpeg_library(void) { return "libjpeg " TEXT_OF(JPEG_LIB_VERSION); }
#endif

void cjpeg_free(void *memory) { free(memory); }
