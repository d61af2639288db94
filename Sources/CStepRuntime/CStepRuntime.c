#include "CStepRuntime.h"
