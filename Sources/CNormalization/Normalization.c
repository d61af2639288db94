// Blocks of channels are taken a few at a time, so that what is read for the sums is still in the cache when it is read again.
#include "CNormalization.h"

#include <math.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>

#include "Team.h"

#if defined(__x86_64__) && defined(__linux__)
#define ON_EACH_PROCESSOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define ON_EACH_PROCESSOR
#endif

// No multiplication is fused with an addition: the way back calculates again what the way there did, to the bit.
#pragma STDC FP_CONTRACT OFF

enum {
  most_lanes = 16,
  /// So many numbers are summed as floats before the sum goes to a double.
  exact_run = 512,
  /// Results larger than this go past the cache: nothing of them would be left there for whoever reads them.
  large_result = 8 << 20,
  /// How much of what is read twice a thread takes at a time.
  cache = 1 << 20,
  /// How many pixels give the number that sums are taken around.
  sample = 16,
};

/// What a block of channels is multiplied by and moved by.
typedef struct {
  float scale[most_lanes], shift[most_lanes], mean[most_lanes], tilt[most_lanes], offset[most_lanes];
} channel_line;

/// One picture's pixels of one block, on the way back.
typedef struct {
  const float *x, *y, *slope, *other_slope;
  float *x_slope, *addend_slope;
  int clamps;
} back_place;

#define LANES 16
#include "Lanes.h"
#undef LANES
#define LANES 8
#include "Lanes.h"
#undef LANES

static size_t block_count(channel_blocks blocks) { return (blocks.channels + blocks.lanes - 1) / blocks.lanes; }

size_t normalization_scratch(channel_blocks blocks) {
  return block_count(blocks) * blocks.pictures * 2 * blocks.lanes * sizeof(double);
}

/// The pairs of sums of a block, one for each picture.
static double *sums_of(const normalization *call, size_t block) {
  return call->scratch + block * call->blocks.pictures * 2 * call->blocks.lanes;
}

static size_t start_of(channel_blocks blocks, size_t block, size_t picture) {
  return picture * blocks.picture_stride + block * blocks.block_stride;
}

/// The sums of all pictures together, in their order.
static void add_up(const normalization *call, size_t block, double *total) {
  const size_t lanes = call->blocks.lanes;
  const double *sums = sums_of(call, block);
  memset(total, 0, 2 * lanes * sizeof(double));
  for (size_t picture = 0; picture < call->blocks.pictures; picture++, sums += 2 * lanes) {
    for (size_t i = 0; i < 2 * lanes; i++) total[i] += sums[i];
  }
}

/// A number near each channel's mean: sums of squares around it lose nothing.
static void find_pivot(const normalization *call, size_t block, float *pivot) {
  const channel_blocks blocks = call->blocks;
  const float *x = call->x + start_of(blocks, block, 0);
  const size_t count = blocks.pixels < sample ? blocks.pixels : sample;
  for (size_t lane = 0; lane < blocks.lanes; lane++) pivot[lane] = 0;
  for (size_t i = 0; i < count; i++) {
    const float *pixel = x + i * blocks.pixels / count * blocks.pixel_stride;
    for (size_t lane = 0; lane < blocks.lanes; lane++) pivot[lane] += pixel[lane] / (float)count;
  }
}

/// The factors of a block from its mean and variance; zeros for lanes without a channel.
static void find_line(const normalization *call, size_t block, channel_line *line) {
  memset(line, 0, sizeof *line);
  for (size_t lane = 0; lane < call->blocks.lanes; lane++) {
    const size_t channel = block * call->blocks.lanes + lane;
    if (channel >= call->blocks.channels) return;
    line->mean[lane] = call->mean[channel];
    line->scale[lane] = (call->gamma ? call->gamma[channel] : 1) / sqrtf(call->variance[channel] + call->epsilon);
    line->shift[lane] = (call->beta ? call->beta[channel] : 0) - call->mean[channel] * line->scale[lane];
  }
}

/// The mean and the variance of a block.
static void find_statistics(const normalization *call, size_t block) {
  const channel_blocks blocks = call->blocks;
  const double count = (double)blocks.pictures * (double)blocks.pixels;
  double total[2 * most_lanes];
  float pivot[most_lanes];
  add_up(call, block, total);
  find_pivot(call, block, pivot);
  for (size_t lane = 0; lane < blocks.lanes && block * blocks.lanes + lane < blocks.channels; lane++) {
    const double mean = total[lane] / count, variance = total[blocks.lanes + lane] / count - mean * mean;
    call->mean[block * blocks.lanes + lane] = (float)(pivot[lane] + mean);
    call->variance[block * blocks.lanes + lane] = variance < 0 ? 0 : (float)variance;
  }
}

/// Which items a member takes of a group of blocks; an item is a picture of a block, and a block's are next to each other.
typedef struct {
  size_t first, end;
} share;

static size_t group_size(channel_blocks blocks, int members, size_t streams) {
  const size_t block = blocks.pictures * blocks.pixels * blocks.lanes * sizeof(float) * streams;
  return (size_t)members * (block < cache ? cache / block : 1);
}

static share share_of(channel_blocks blocks, size_t group, size_t size, int member, int members) {
  const size_t left = block_count(blocks) - group, items = (left < size ? left : size) * blocks.pictures;
  const size_t first = group * blocks.pictures;
  return (share){first + items * (size_t)member / (size_t)members, first + items * (size_t)(member + 1) / (size_t)members};
}

static int starts_block(channel_blocks blocks, share mine, size_t item) {
  return item == mine.first || item % blocks.pictures == 0;
}

/// Whether results are written past the cache: vectors of a line each, when they start one.
static int streams_to(channel_blocks blocks, const float *target) {
  const size_t line = blocks.lanes * sizeof(float);
  return target && blocks.pictures * block_count(blocks) * blocks.pixels * line > large_result &&
         (uintptr_t)target % line == 0 && blocks.picture_stride % blocks.lanes == 0 &&
         blocks.block_stride % blocks.lanes == 0 && blocks.pixel_stride % blocks.lanes == 0;
}

typedef struct {
  const normalization *call;
  const float *addend;
  float *y;
} way_there;

static void member_normalizes(const void *context, int member, int members) {
  const way_there *way = context;
  const normalization *call = way->call;
  const channel_blocks blocks = call->blocks;
  const size_t size = group_size(blocks, members, call->is_fixed ? 1 : 2);
  const int streams = streams_to(blocks, way->y);
  for (size_t group = 0; group < block_count(blocks); group += size) {
    const share mine = share_of(blocks, group, size, member, members);
    if (!call->is_fixed) {
      for (size_t item = mine.first; item < mine.end; item++) {
        const size_t block = item / blocks.pictures, picture = item % blocks.pictures;
        const float *x = call->x + start_of(blocks, block, picture);
        double *sums = sums_of(call, block) + picture * 2 * blocks.lanes;
        float pivot[most_lanes];
        find_pivot(call, block, pivot);
        (blocks.lanes == 16 ? moments16 : moments8)(x, blocks.pixels, blocks.pixel_stride, pivot, sums);
      }
      team_meet();
      // Whoever has the first picture of a block makes the statistics that all its pictures need.
      for (size_t item = mine.first; item < mine.end; item++) {
        if (item % blocks.pictures == 0) find_statistics(call, item / blocks.pictures);
      }
      team_meet();
    }
    channel_line line;
    for (size_t item = mine.first; item < mine.end; item++) {
      const size_t block = item / blocks.pictures, start = start_of(blocks, block, item % blocks.pictures);
      if (starts_block(blocks, mine, item)) find_line(call, block, &line);
      (blocks.lanes == 16 ? apply16 : apply8)(
          call->x + start, way->addend ? way->addend + start : NULL, way->y + start, blocks.pixels,
          blocks.pixel_stride, &line, call->low, call->high, streams);
    }
  }
  atomic_thread_fence(memory_order_seq_cst);
}

void normalize(const normalization *call, const float *addend, float *y) {
  const way_there way = {call, addend, y};
  team_run(member_normalizes, &way);
}

/// What the sums of the slopes make of a block's factors.
static void find_tilt(const normalization *call, size_t block, channel_line *line) {
  const channel_blocks blocks = call->blocks;
  const double count = (double)blocks.pictures * (double)blocks.pixels;
  double total[2 * most_lanes];
  add_up(call, block, total);
  for (size_t lane = 0; lane < blocks.lanes && block * blocks.lanes + lane < blocks.channels; lane++) {
    const double variance = (double)call->variance[block * blocks.lanes + lane] + call->epsilon;
    line->tilt[lane] = (float)(-line->scale[lane] * total[blocks.lanes + lane] / variance / count);
    line->offset[lane] = (float)(-line->scale[lane] * total[lane] / count);
  }
}

/// The slopes by gamma and beta of a block.
static void find_vector_slopes(const normalization *call, const normalization_slopes *slopes, size_t block) {
  const channel_blocks blocks = call->blocks;
  double total[2 * most_lanes];
  add_up(call, block, total);
  for (size_t lane = 0; lane < blocks.lanes && block * blocks.lanes + lane < blocks.channels; lane++) {
    const size_t channel = block * blocks.lanes + lane;
    const double deviation = sqrt((double)call->variance[channel] + call->epsilon);
    if (slopes->gamma_slope) slopes->gamma_slope[channel] = (float)(total[blocks.lanes + lane] / deviation);
    if (slopes->beta_slope) slopes->beta_slope[channel] = (float)total[lane];
  }
}

typedef struct {
  const normalization *call;
  const normalization_slopes *slopes;
} way_back;

static int wants_sums(const way_back *way) {
  return !way->call->is_fixed || way->slopes->gamma_slope || way->slopes->beta_slope;
}

static back_place place_of(const way_back *way, size_t start) {
  const normalization_slopes *slopes = way->slopes;
  return (back_place){
      .x = way->call->x + start,
      .y = slopes->y ? slopes->y + start : NULL,
      .slope = slopes->slope + start,
      .other_slope = slopes->other_slope ? slopes->other_slope + start : NULL,
      .x_slope = slopes->x_slope ? slopes->x_slope + start : NULL,
      .addend_slope = slopes->addend_slope ? slopes->addend_slope + start : NULL,
      .clamps = way->call->low != -INFINITY || way->call->high != INFINITY,
  };
}

static void find_sums(const way_back *way, share mine) {
  const normalization *call = way->call;
  const channel_blocks blocks = call->blocks;
  channel_line line;
  for (size_t item = mine.first; item < mine.end; item++) {
    const size_t block = item / blocks.pictures, picture = item % blocks.pictures;
    const back_place place = place_of(way, start_of(blocks, block, picture));
    if (starts_block(blocks, mine, item)) find_line(call, block, &line);
    (blocks.lanes == 16 ? slope_sums16 : slope_sums8)(
        &place, blocks.pixels, blocks.pixel_stride, &line, call->low, call->high,
        sums_of(call, block) + picture * 2 * blocks.lanes);
  }
}

static void find_slopes(const way_back *way, share mine, int streams) {
  const normalization *call = way->call;
  const channel_blocks blocks = call->blocks;
  channel_line line;
  for (size_t item = mine.first; item < mine.end; item++) {
    const size_t block = item / blocks.pictures, picture = item % blocks.pictures;
    const back_place place = place_of(way, start_of(blocks, block, picture));
    if (starts_block(blocks, mine, item)) {
      find_line(call, block, &line);
      if (!call->is_fixed) find_tilt(call, block, &line);
    }
    if (wants_sums(way) && picture == 0) find_vector_slopes(call, way->slopes, block);
    if (!place.x_slope && !place.addend_slope) continue;
    (blocks.lanes == 16 ? slopes16 : slopes8)(
        &place, blocks.pixels, blocks.pixel_stride, &line, call->low, call->high, streams);
  }
}

static void member_goes_back(const void *context, int member, int members) {
  const way_back *way = context;
  const normalization_slopes *slopes = way->slopes;
  const channel_blocks blocks = way->call->blocks;
  const size_t size = group_size(blocks, members, (size_t)2 + (slopes->other_slope != NULL) + (slopes->y != NULL));
  const int streams = (!slopes->x_slope || streams_to(blocks, slopes->x_slope)) &&
                      (!slopes->addend_slope || streams_to(blocks, slopes->addend_slope));
  for (size_t group = 0; group < block_count(blocks); group += size) {
    const share mine = share_of(blocks, group, size, member, members);
    if (wants_sums(way)) {
      find_sums(way, mine);
      team_meet();
    }
    find_slopes(way, mine, streams);
  }
  atomic_thread_fence(memory_order_seq_cst);
}

void normalize_back(const normalization *call, const normalization_slopes *slopes) {
  const way_back way = {call, slopes};
  team_run(member_goes_back, &way);
}
