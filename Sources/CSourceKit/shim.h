// The one type of the toolchain's sourcekitd.h that is passed by value; its functions are found with dlsym.
#pragma once
#include <stdint.h>

typedef struct {
  uint64_t data[3];
} sourcekitd_variant_t;
