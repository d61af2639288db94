// oneDNN 2.6, the v2 C API (Debian: libdnnl-dev).
#pragma once
#include <dnnl.h>
