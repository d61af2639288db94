#include <stdlib.h>
#include <string.h>

#include "Recovery.h"

// The source: all bytes are there from the start, so asking for more means that the file ends too early.

static void nothing_to_do(j_decompress_ptr decoder) { (void)decoder; }

static boolean no_more_input(j_decompress_ptr decoder) {
  cjpeg_fail((j_common_ptr)decoder, "the file ends before the picture does");
}

static void skip_input(j_decompress_ptr decoder, long count) {
  if (count <= 0) return;
  struct jpeg_source_mgr *source = decoder->src;
  if ((size_t)count > source->bytes_in_buffer) no_more_input(decoder);
  source->next_input_byte += count;
  source->bytes_in_buffer -= (size_t)count;
}

// A progressive file may repeat scans over the whole picture: a small file could then keep a core busy for hours.

typedef struct {
  struct jpeg_progress_mgr manager;
  int max_scans;
} scan_limit;

static void check_scans(j_common_ptr codec) {
  if (((j_decompress_ptr)codec)->input_scan_number > ((scan_limit *)codec->progress)->max_scans) {
    cjpeg_fail(codec, "it has more scans than a picture needs");
  }
}

/// Inverted CMYK, as Adobe's files hold it and as all others are read too, to RGB: Pillow's arithmetic.
static void rgb_of_inverted_cmyk(const uint8_t *cmyk, uint8_t *rgb, size_t pixels) {
  for (size_t i = 0; i < pixels; i++, cmyk += 4, rgb += 3) {
    const int light = cmyk[3];
    for (int channel = 0; channel < 3; channel++) {
      const int product = (255 - cmyk[channel]) * light + 128;
      const int value = light - (((product >> 8) + product) >> 8);
      rgb[channel] = (uint8_t)(value < 0 ? 0 : value);
    }
  }
}

struct cjpeg_decoder {
  struct jpeg_decompress_struct codec;
  cjpeg_recovery recovery;
  struct jpeg_source_mgr source;
  scan_limit limit;
  cjpeg_header header;
  /// A row as libjpeg gives it, where that is not RGB.
  JSAMPROW row;
  int is_started;
  int has_failed;
  char message[CJPEG_MESSAGE_LENGTH];
};

/// Reads the header and prepares for the rows. What must be released belongs to the decoder, so that a jump leaves nothing behind.
static void start(cjpeg_decoder *self, cjpeg_wish wish) {
  const j_decompress_ptr codec = &self->codec;
  cjpeg_header *header = &self->header;
  jpeg_save_markers(codec, JPEG_APP0 + 1, 0xFFFF);
  jpeg_read_header(codec, TRUE);
  const size_t width = codec->image_width, height = codec->image_height;
  if (width == 0 || height == 0) cjpeg_fail((j_common_ptr)codec, "it has no pixels");
  if (width > wish.max_pixels / height) {
    char message[CJPEG_MESSAGE_LENGTH];
    snprintf(
        message, sizeof message, "its %zu x %zu pixels are more than the %zu that are read", width, height,
        wish.max_pixels);
    cjpeg_fail((j_common_ptr)codec, message);
  }
  for (jpeg_saved_marker_ptr marker = codec->marker_list; marker; marker = marker->next) {
    const int orientation = cjpeg_exif_orientation(marker->data, marker->data_length);
    if (orientation) {
      header->orientation = orientation;
      break;
    }
  }
  const int components = codec->num_components;
  if (components != 1 && components != 3 && components != 4) {
    cjpeg_fail((j_common_ptr)codec, "it has neither 1, 3 nor 4 colour components");
  }
  codec->out_color_space = components == 1 ? JCS_GRAYSCALE : components == 3 ? JCS_RGB : JCS_CMYK;
  header->components = components;
  header->full_width = (int)width;
  header->full_height = (int)height;
  codec->scale_num = codec->scale_denom = 1;
  while (wish.least_width > 0 && wish.least_height > 0 && codec->scale_denom < 8 &&
         width / (codec->scale_denom * 2) >= (size_t)wish.least_width &&
         height / (codec->scale_denom * 2) >= (size_t)wish.least_height) {
    codec->scale_denom *= 2;
  }
  if (wish.is_fast) codec->dct_method = JDCT_IFAST;
  jpeg_calc_output_dimensions(codec);
  header->width = (int)codec->output_width;
  header->height = (int)codec->output_height;
  if (components != 3) {
    self->row = codec->mem->alloc_large((j_common_ptr)codec, JPOOL_IMAGE, (size_t)codec->output_width * 4);
  }
}

static void begin(cjpeg_decoder *self) {
  if (!self->is_started) jpeg_start_decompress(&self->codec);
  self->is_started = 1;
}

static void read_rows(cjpeg_decoder *self, int count, uint8_t *rows) {
  const j_decompress_ptr codec = &self->codec;
  begin(self);
  const size_t width = codec->output_width;
  for (; count > 0 && codec->output_scanline < codec->output_height; count--, rows += width * 3) {
    JSAMPROW into = self->row ? self->row : rows;
    jpeg_read_scanlines(codec, &into, 1);
    if (self->header.components == 1) {
      for (size_t x = 0; x < width; x++) memset(rows + x * 3, into[x], 3);
    } else if (self->header.components == 4) {
      rgb_of_inverted_cmyk(into, rows, width);
    }
  }
  if (codec->output_scanline == codec->output_height) jpeg_finish_decompress(codec);
}

cjpeg_decoder *cjpeg_open(const uint8_t *bytes, size_t count, cjpeg_wish wish) {
  cjpeg_decoder *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  self->header.orientation = 1;
  self->codec.err = cjpeg_recover(&self->recovery, self->message);
  self->source = (struct jpeg_source_mgr){
      .next_input_byte = bytes,
      .bytes_in_buffer = count,
      .init_source = nothing_to_do,
      .fill_input_buffer = no_more_input,
      .skip_input_data = skip_input,
      .resync_to_restart = jpeg_resync_to_restart,
      .term_source = nothing_to_do,
  };
  self->limit = (scan_limit){.manager = {.progress_monitor = check_scans}, .max_scans = wish.max_scans};
  if (setjmp(self->recovery.jump) == 0) {
    jpeg_create_decompress(&self->codec);
    self->codec.src = &self->source;
    self->codec.progress = &self->limit.manager;
    start(self, wish);
  } else {
    self->has_failed = 1;
  }
  return self;
}

const char *cjpeg_message(const cjpeg_decoder *self) { return self->has_failed ? self->message : NULL; }

cjpeg_header cjpeg_read_header(const cjpeg_decoder *self) { return self->header; }

int cjpeg_read(cjpeg_decoder *self, int count, uint8_t *rows) {
  if (self->has_failed) return 0;
  if (setjmp(self->recovery.jump) == 0) {
    read_rows(self, count, rows);
  } else {
    self->has_failed = 1;
  }
  return !self->has_failed;
}

int cjpeg_skip(cjpeg_decoder *self, int count) {
  if (self->has_failed) return 0;
  if (setjmp(self->recovery.jump) == 0) {
    begin(self);
    jpeg_skip_scanlines(&self->codec, (JDIMENSION)count);
  } else {
    self->has_failed = 1;
  }
  return !self->has_failed;
}

void cjpeg_close(cjpeg_decoder *self) {
  if (!self) return;
  // Where there was no memory for the codec's own, it has nothing to release and knows that.
  jpeg_destroy_decompress(&self->codec);
  free(self);
}
