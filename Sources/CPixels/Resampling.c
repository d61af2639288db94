// Sums of bytes times whole numbers: exact, and so the same in whatever order they are added.
#include <string.h>

#include "CPixels.h"
#include "Dispatch.h"

typedef uint8_t bytes4 __attribute__((ext_vector_type(4)));
typedef uint8_t bytes8 __attribute__((ext_vector_type(8)));
typedef uint8_t bytes32 __attribute__((ext_vector_type(32)));
typedef int32_t ints2 __attribute__((ext_vector_type(2)));
typedef int32_t ints4 __attribute__((ext_vector_type(4)));
typedef int32_t ints8 __attribute__((ext_vector_type(8)));
typedef int32_t ints32 __attribute__((ext_vector_type(32)));

enum { fraction_bits = 22, half = 1 << (fraction_bits - 1) };

static inline uint8_t byte_of(int32_t sum) {
  const int32_t value = sum >> fraction_bits;
  return (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
}

/// Four bytes from `pixel` on, of which as many as there are channels count.
__attribute__((always_inline)) static inline ints4 four(const uint8_t *pixel) {
  bytes4 bytes;
  memcpy(&bytes, pixel, 4);
  return __builtin_convertvector(bytes, ints4);
}

/// Two pixels of three channels, each in four lanes. A vector is handed over in memory, since registers differ by processor.
__attribute__((always_inline)) static inline void two_threes(const uint8_t *pixel, ints8 *lanes) {
  bytes8 bytes;
  memcpy(&bytes, pixel, 8);
  *lanes = __builtin_convertvector(__builtin_shufflevector(bytes, bytes, 0, 1, 2, 3, 3, 4, 5, 6), ints8);
}

__attribute__((always_inline)) static inline ints4 clamped(ints4 sum) {
  return __builtin_elementwise_min(__builtin_elementwise_max(sum >> fraction_bits, (ints4)0), (ints4)255);
}

ON_EACH_PROCESSOR
static void across_three(const uint8_t *row, pixel_windows windows, uint8_t *target) {
  for (size_t index = 0; index < windows.count; index++, target += 3) {
    const uint8_t *pixel = row + (size_t)windows.first[index] * 3;
    const int32_t *weight = windows.weights + windows.starts[index], *end = windows.weights + windows.starts[index + 1];
    ints8 pairs = 0;
    for (; end - weight >= 2; weight += 2, pixel += 6) {
      ints8 pixels;
      two_threes(pixel, &pixels);
      ints2 both;
      memcpy(&both, weight, sizeof both);
      pairs += pixels * __builtin_shufflevector(both, both, 0, 0, 0, 0, 1, 1, 1, 1);
    }
    ints4 sum = pairs.lo + pairs.hi + half;
    if (weight < end) sum += four(pixel) * weight[0];
    sum = clamped(sum);
    target[0] = (uint8_t)sum.x;
    target[1] = (uint8_t)sum.y;
    target[2] = (uint8_t)sum.z;
  }
}

ON_EACH_PROCESSOR
static void across_four(const uint8_t *row, pixel_windows windows, uint8_t *target) {
  for (size_t index = 0; index < windows.count; index++, target += 4) {
    const uint8_t *pixel = row + (size_t)windows.first[index] * 4;
    ints4 sum = half;
    for (int32_t place = windows.starts[index]; place < windows.starts[index + 1]; place++, pixel += 4) {
      sum += four(pixel) * windows.weights[place];
    }
    const bytes4 bytes = __builtin_convertvector(clamped(sum), bytes4);
    memcpy(target, &bytes, 4);
  }
}

static void across_one(const uint8_t *row, pixel_windows windows, uint8_t *target) {
  for (size_t index = 0; index < windows.count; index++) {
    const uint8_t *pixel = row + windows.first[index];
    int32_t sum = half;
    for (int32_t place = windows.starts[index]; place < windows.starts[index + 1]; place++) {
      sum += *pixel++ * windows.weights[place];
    }
    target[index] = byte_of(sum);
  }
}

void pixels_across(const uint8_t *row, int channels, pixel_windows windows, uint8_t *target) {
  if (channels == 3) {
    across_three(row, windows, target);
  } else if (channels == 4) {
    across_four(row, windows, target);
  } else {
    across_one(row, windows, target);
  }
}

ON_EACH_PROCESSOR
void pixels_down(
    const uint8_t *rows, size_t stride, const int32_t *weights, size_t taps, size_t count, uint8_t *target) {
  size_t x = 0;
  for (; count - x >= 32; x += 32) {
    ints32 sum = half;
    for (size_t tap = 0; tap < taps; tap++) {
      bytes32 bytes;
      memcpy(&bytes, rows + tap * stride + x, 32);
      sum += __builtin_convertvector(bytes, ints32) * weights[tap];
    }
    sum = __builtin_elementwise_min(__builtin_elementwise_max(sum >> fraction_bits, (ints32)0), (ints32)255);
    const bytes32 bytes = __builtin_convertvector(sum, bytes32);
    memcpy(target + x, &bytes, 32);
  }
  for (; x < count; x++) {
    int32_t sum = half;
    for (size_t tap = 0; tap < taps; tap++) sum += rows[tap * stride + x] * weights[tap];
    target[x] = byte_of(sum);
  }
}
