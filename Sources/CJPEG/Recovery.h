// What both directions share: an error manager that jumps back and keeps the message.
#pragma once
#include <stdio.h>
// jpeglib.h needs stdio.h first.
#include <jpeglib.h>
#include <setjmp.h>

#include "CJPEG.h"

typedef struct {
  struct jpeg_error_mgr manager;
  jmp_buf jump;
  char *message;
} cjpeg_recovery;

/// Makes `recovery` the error manager; the message of an error goes to `message`. Warnings are counted and not printed.
struct jpeg_error_mgr *cjpeg_recover(cjpeg_recovery *recovery, char *message);

/// Ends decoding or encoding with this message.
_Noreturn void cjpeg_fail(j_common_ptr codec, const char *message);
