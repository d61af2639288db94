// Loops over pixels. On x86 each is there for AVX2 too, and the processor decides when the program starts; the results are the same
// to the bit on every processor.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Old pixels with weights along an axis: new pixel i is made of those from first[i] on, as many as there are weights from
/// starts[i] to starts[i + 1]. Weights are times 2²².
typedef struct {
  const int32_t *first;
  const int32_t *starts;
  const int32_t *weights;
  size_t count;
} pixel_windows;

/// How many bytes behind a row are read by pixels_across and not used.
enum { PIXELS_READ_BEYOND = 8 };

/// A row of windows.count new pixels of `channels` bytes; sums are rounded and clamped to 0…255.
void pixels_across(const uint8_t *row, int channels, pixel_windows windows, uint8_t *target);

/// A row of `count` bytes, each a weighted sum of the bytes in `taps` rows that lie `stride` bytes apart.
void pixels_down(
    const uint8_t *rows, size_t stride, const int32_t *weights, size_t taps, size_t count, uint8_t *target);

/// The pixels of a row at these columns.
void pixels_pick(const uint8_t *row, int channels, const int32_t *columns, size_t count, uint8_t *target);

/// Bytes as numbers.
void pixels_to_floats(const uint8_t *bytes, size_t count, float *target);

/// (x / divisor - mean) / deviation of each pixel's three channels, in place and in this order of operations, after an optional
/// exchange of the first and the last.
void pixels_prepare(
    float *pixels, size_t count, int swaps, float divisor, const float mean[3], const float deviation[3]);
