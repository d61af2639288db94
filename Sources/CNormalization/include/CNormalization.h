// Batch normalization with what stands around it in a network that is trained: one pass over memory for what would be three or four.
// S. Ioffe, C. Szegedy, Batch Normalization (2015), arXiv:1502.03167. The loops are there for AVX2 and AVX-512 too, and run on the
// threads of oneDNN; their results are the same to the bit on every processor and with any number of threads.
#pragma once
#include <stddef.h>

/// Where a value's numbers stand: channels in blocks of 8 or 16 lanes side by side, the last one filled with zeros. Strides count
/// numbers.
typedef struct {
  size_t pictures, pixels, channels, lanes;
  size_t picture_stride, block_stride, pixel_stride;
} channel_blocks;

/// y = clamp((x - mean) / sqrt(variance + epsilon) · gamma + beta + addend, low, high)
typedef struct {
  channel_blocks blocks;
  const float *x;
  /// [C]; NULL for ones and zeros.
  const float *gamma, *beta;
  /// [C]: those of the batch, the variance biased; given when `is_fixed`.
  float *mean, *variance;
  int is_fixed;
  float epsilon;
  /// Minus and plus infinity where nothing is clamped; low is not above zero.
  float low, high;
  /// As many bytes as normalization_scratch says.
  double *scratch;
} normalization;

/// The way there; the addend is NULL where nothing is added.
void normalize(const normalization *call, const float *addend, float *y);

typedef struct {
  /// What came out; read, and needed, only where something was added and clamped.
  const float *y;
  /// The slope by y; a second one is added to it, or NULL.
  const float *slope, *other_slope;
  /// By x; NULL when nobody asks, as with all of these.
  float *x_slope;
  /// By the addend.
  float *addend_slope;
  /// [C]
  float *gamma_slope, *beta_slope;
} normalization_slopes;

/// The way back; the call is the way there's.
void normalize_back(const normalization *call, const normalization_slopes *slopes);

/// How much memory both ways want to calculate with.
size_t normalization_scratch(channel_blocks blocks);
