// Everything is in the header, so that it can be inlined.
#include "CLanes.h"
