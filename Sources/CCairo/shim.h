// Cairo with its SVG surface (Debian: libcairo2-dev).
#pragma once
#include <cairo.h>
#include <cairo-svg.h>
