// cmark-gfm and its table extension (Debian: libcmark-gfm-dev, libcmark-gfm-extensions-dev).
#pragma once
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
