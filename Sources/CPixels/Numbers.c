// Bytes on their way to a network.
#include <string.h>

#include "CPixels.h"
#include "Dispatch.h"

// No multiplication is fused with an addition: that would round once where two roundings are meant.
#pragma STDC FP_CONTRACT OFF

typedef float floats8 __attribute__((ext_vector_type(8)));

void pixels_pick(const uint8_t *row, int channels, const int32_t *columns, size_t count, uint8_t *target) {
  if (channels == 3) {
    for (size_t i = 0; i < count; i++, target += 3) {
      const uint8_t *pixel = row + (size_t)columns[i] * 3;
      memcpy(target, pixel, 2);
      target[2] = pixel[2];
    }
  } else {
    for (size_t i = 0; i < count; i++, target += channels) {
      memcpy(target, row + (size_t)columns[i] * (size_t)channels, (size_t)channels);
    }
  }
}

ON_EACH_PROCESSOR
void pixels_to_floats(const uint8_t *bytes, size_t count, float *target) {
  for (size_t i = 0; i < count; i++) target[i] = bytes[i];
}

__attribute__((always_inline)) static inline void prepare(
    floats8 *x, float divisor, const floats8 *mean, const floats8 *deviation, int divides) {
  // A number divided by one is itself.
  if (divisor != 1) *x /= divisor;
  *x -= *mean;
  if (divides) *x /= *deviation;
}

ON_EACH_PROCESSOR
void pixels_prepare(
    float *pixels, size_t count, int swaps, float divisor, const float mean[3], const float deviation[3]) {
  const int divides = deviation[0] != 1 || deviation[1] != 1 || deviation[2] != 1;
  // Eight pixels in three vectors.
  floats8 means[3], deviations[3];
  for (int vector = 0; vector < 3; vector++) {
    for (int lane = 0; lane < 8; lane++) {
      means[vector][lane] = mean[(vector * 8 + lane) % 3];
      deviations[vector][lane] = deviation[(vector * 8 + lane) % 3];
    }
  }
  for (; count >= 8; count -= 8, pixels += 24) {
    floats8 a, b, c;
    memcpy(&a, pixels, 32);
    memcpy(&b, pixels + 8, 32);
    memcpy(&c, pixels + 16, 32);
    if (swaps) {
      const floats8 left = __builtin_shufflevector(a, b, 6, 11, 10, 9, 14, 13, 12, -1);
      const floats8 first = __builtin_shufflevector(a, b, 2, 1, 0, 5, 4, 3, 8, 7);
      const floats8 last = __builtin_shufflevector(b, c, 8, 7, 12, 11, 10, 15, 14, 13);
      b = __builtin_shufflevector(left, c, 0, 1, 2, 3, 4, 5, 6, 9);
      a = first;
      c = last;
    }
    prepare(&a, divisor, &means[0], &deviations[0], divides);
    prepare(&b, divisor, &means[1], &deviations[1], divides);
    prepare(&c, divisor, &means[2], &deviations[2], divides);
    memcpy(pixels, &a, 32);
    memcpy(pixels + 8, &b, 32);
    memcpy(pixels + 16, &c, 32);
  }
  for (; count > 0; count--, pixels += 3) {
    if (swaps) {
      const float first = pixels[0];
      pixels[0] = pixels[2];
      pixels[2] = first;
    }
    for (int channel = 0; channel < 3; channel++) {
      pixels[channel] = (pixels[channel] / divisor - mean[channel]) / deviation[channel];
    }
  }
}
