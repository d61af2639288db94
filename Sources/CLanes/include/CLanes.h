// What Swift cannot say: square roots of several numbers at once. Its own root may set errno and is taken one by one.
#pragma once

typedef float float_lanes __attribute__((ext_vector_type(8)));

static inline float_lanes square_roots(float_lanes x) { return __builtin_elementwise_sqrt(x); }
