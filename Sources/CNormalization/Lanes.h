// The loops over one picture's pixels of one block of channels, for LANES channels at a time: included once for each number.
// A vector is handed over in memory, since registers differ by processor.

#define JOINED_(a, b) a##b
#define JOINED(a, b) JOINED_(a, b)
#define NAME(name) JOINED(name, LANES)

typedef float NAME(floats) __attribute__((ext_vector_type(LANES)));
typedef int32_t NAME(masks) __attribute__((ext_vector_type(LANES)));
typedef double NAME(doubles) __attribute__((ext_vector_type(LANES)));

/// The sums of x - pivot and of its square by channel.
ON_EACH_PROCESSOR
static void NAME(moments)(const float *x, size_t pixels, size_t stride, const float *pivot, double *sums) {
  NAME(floats) middle;
  memcpy(&middle, pivot, sizeof middle);
  NAME(doubles) total = 0, squares = 0;
  for (size_t pixel = 0; pixel < pixels;) {
    const size_t end = pixels - pixel < exact_run ? pixels : pixel + exact_run;
    NAME(floats) sum[4] = {0}, square[4] = {0}, value;
    for (; end - pixel >= 4; pixel += 4) {
      for (size_t i = 0; i < 4; i++) {
        memcpy(&value, x + (pixel + i) * stride, sizeof value);
        value -= middle;
        sum[i] += value;
        square[i] += value * value;
      }
    }
    for (; pixel < end; pixel++) {
      memcpy(&value, x + pixel * stride, sizeof value);
      value -= middle;
      sum[0] += value;
      square[0] += value * value;
    }
    total += __builtin_convertvector((sum[0] + sum[1]) + (sum[2] + sum[3]), NAME(doubles));
    squares += __builtin_convertvector((square[0] + square[1]) + (square[2] + square[3]), NAME(doubles));
  }
  memcpy(sums, &total, sizeof total);
  memcpy(sums + LANES, &squares, sizeof squares);
}

__attribute__((always_inline)) static inline void NAME(put)(float *target, const NAME(floats) * value, int streams) {
  if (streams) {
    __builtin_nontemporal_store(*value, (NAME(floats) *)target);
  } else {
    memcpy(target, value, sizeof *value);
  }
}

/// What is clamped stays no number where it was none.
__attribute__((always_inline)) static inline void NAME(clamp)(NAME(floats) * value, float low, float high) {
  *value = *value < low ? (NAME(floats))low : *value;
  *value = *value > high ? (NAME(floats))high : *value;
}

/// x · scale + shift + addend, clamped.
ON_EACH_PROCESSOR
static void NAME(apply)(
    const float *x, const float *addend, float *y, size_t pixels, size_t stride, const channel_line *line, float low,
    float high, int streams) {
  NAME(floats) scale, shift, value, other;
  memcpy(&scale, line->scale, sizeof scale);
  memcpy(&shift, line->shift, sizeof shift);
  for (size_t at = 0; at < pixels * stride; at += stride) {
    memcpy(&value, x + at, sizeof value);
    value = value * scale + shift;
    if (addend) {
      memcpy(&other, addend + at, sizeof other);
      value += other;
    }
    NAME(clamp)(&value, low, high);
    NAME(put)(y + at, &value, streams);
  }
}

/// The slope by what was clamped, and by what was normalized, of a pixel.
__attribute__((always_inline)) static inline void NAME(unclamped)(
    const back_place *place, size_t at, const NAME(floats) * scale, const NAME(floats) * shift, float low, float high,
    NAME(floats) * slope, NAME(floats) * x) {
  memcpy(slope, place->slope + at, sizeof *slope);
  if (place->other_slope) {
    NAME(floats) other;
    memcpy(&other, place->other_slope + at, sizeof other);
    *slope += other;
  }
  memcpy(x, place->x + at, sizeof *x);
  if (!place->clamps) return;
  NAME(floats) y;
  if (place->y) {
    memcpy(&y, place->y + at, sizeof y);
  } else {
    y = *x * *scale + *shift;
  }
  const NAME(masks) passes = (y > low) & (y < high);
  *slope = passes ? *slope : (NAME(floats))0;
}

/// The sums of the slope, and of the slope times x - mean, by channel.
ON_EACH_PROCESSOR
static void NAME(slope_sums)(
    const back_place *place, size_t pixels, size_t stride, const channel_line *line, float low, float high,
    double *sums) {
  NAME(floats) scale, shift, mean;
  memcpy(&scale, line->scale, sizeof scale);
  memcpy(&shift, line->shift, sizeof shift);
  memcpy(&mean, line->mean, sizeof mean);
  NAME(doubles) total = 0, products = 0;
  for (size_t pixel = 0; pixel < pixels;) {
    const size_t end = pixels - pixel < exact_run ? pixels : pixel + exact_run;
    NAME(floats) sum = 0, product = 0, slope, x;
    for (; pixel < end; pixel++) {
      NAME(unclamped)(place, pixel * stride, &scale, &shift, low, high, &slope, &x);
      sum += slope;
      product += slope * (x - mean);
    }
    total += __builtin_convertvector(sum, NAME(doubles));
    products += __builtin_convertvector(product, NAME(doubles));
  }
  memcpy(sums, &total, sizeof total);
  memcpy(sums + LANES, &products, sizeof products);
}

/// slope · scale + (x - mean) · tilt + offset, and the slope itself.
ON_EACH_PROCESSOR
static void NAME(slopes)(
    const back_place *place, size_t pixels, size_t stride, const channel_line *line, float low, float high,
    int streams) {
  NAME(floats) scale, shift, mean, tilt, offset, slope, x;
  memcpy(&scale, line->scale, sizeof scale);
  memcpy(&shift, line->shift, sizeof shift);
  memcpy(&mean, line->mean, sizeof mean);
  memcpy(&tilt, line->tilt, sizeof tilt);
  memcpy(&offset, line->offset, sizeof offset);
  for (size_t at = 0; at < pixels * stride; at += stride) {
    NAME(unclamped)(place, at, &scale, &shift, low, high, &slope, &x);
    if (place->addend_slope) NAME(put)(place->addend_slope + at, &slope, streams);
    if (place->x_slope) {
      slope = slope * scale + ((x - mean) * tilt + offset);
      NAME(put)(place->x_slope + at, &slope, streams);
    }
  }
}

#undef NAME
#undef JOINED
#undef JOINED_
