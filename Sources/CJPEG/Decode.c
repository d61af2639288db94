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

/// Decodes between the two ends of a decoder's life. What must be released lies in `picture` or belongs to the decoder,
/// so that a jump leaves nothing behind.
static void decode(j_decompress_ptr decoder, size_t max_pixels, int is_fast, cjpeg_picture *picture) {
  jpeg_save_markers(decoder, JPEG_APP0 + 1, 0xFFFF);
  jpeg_read_header(decoder, TRUE);
  const size_t width = decoder->image_width, height = decoder->image_height;
  if (width == 0 || height == 0) cjpeg_fail((j_common_ptr)decoder, "it has no pixels");
  if (width > max_pixels / height) {
    char message[CJPEG_MESSAGE_LENGTH];
    snprintf(
        message, sizeof message, "its %zu x %zu pixels are more than the %zu that are read", width, height, max_pixels);
    cjpeg_fail((j_common_ptr)decoder, message);
  }
  for (jpeg_saved_marker_ptr marker = decoder->marker_list; marker; marker = marker->next) {
    const int orientation = cjpeg_exif_orientation(marker->data, marker->data_length);
    if (orientation) {
      picture->orientation = orientation;
      break;
    }
  }
  const int components = decoder->num_components;
  if (components != 1 && components != 3 && components != 4) {
    cjpeg_fail((j_common_ptr)decoder, "it has neither 1, 3 nor 4 colour components");
  }
  decoder->out_color_space = components == 1 ? JCS_GRAYSCALE : components == 3 ? JCS_RGB : JCS_CMYK;
  picture->width = (int)width;
  picture->height = (int)height;
  picture->pixels = malloc(width * height * 3);
  if (!picture->pixels) cjpeg_fail((j_common_ptr)decoder, "there is not enough memory for it");

  JSAMPROW row = decoder->mem->alloc_large((j_common_ptr)decoder, JPOOL_IMAGE, width * 4);

  if (is_fast) decoder->dct_method = JDCT_IFAST;
  jpeg_start_decompress(decoder);
  while (decoder->output_scanline < decoder->output_height) {
    uint8_t *target = picture->pixels + decoder->output_scanline * width * 3;
    JSAMPROW into = components == 3 ? target : row;
    jpeg_read_scanlines(decoder, &into, 1);
    if (components == 1) {
      for (size_t x = 0; x < width; x++) memset(target + x * 3, row[x], 3);
    } else if (components == 4) {
      rgb_of_inverted_cmyk(row, target, width);
    }
  }
  jpeg_finish_decompress(decoder);
}

int cjpeg_decode(
    const uint8_t *bytes, size_t count, size_t max_pixels, int max_scans, int is_fast, cjpeg_picture *picture) {
  memset(picture, 0, sizeof *picture);
  picture->orientation = 1;
  struct jpeg_decompress_struct decoder;
  cjpeg_recovery recovery;
  memset(&decoder, 0, sizeof decoder);
  decoder.err = cjpeg_recover(&recovery, picture->message);
  struct jpeg_source_mgr source = {
      .next_input_byte = bytes,
      .bytes_in_buffer = count,
      .init_source = nothing_to_do,
      .fill_input_buffer = no_more_input,
      .skip_input_data = skip_input,
      .resync_to_restart = jpeg_resync_to_restart,
      .term_source = nothing_to_do,
  };
  scan_limit limit = {.manager = {.progress_monitor = check_scans}, .max_scans = max_scans};

  // Volatile, because what is set between setjmp and longjmp is otherwise lost.
  volatile int succeeded = 0;
  if (setjmp(recovery.jump) == 0) {
    jpeg_create_decompress(&decoder);
    decoder.src = &source;
    decoder.progress = &limit.manager;
    decode(&decoder, max_pixels, is_fast, picture);
    succeeded = 1;
  }
  jpeg_destroy_decompress(&decoder);
  if (!succeeded) {
    free(picture->pixels);
    picture->pixels = NULL;
  }
  return succeeded;
}
