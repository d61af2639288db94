#include <string.h>

#include "Recovery.h"

static void encode(j_compress_ptr encoder, const uint8_t *pixels, int width, int height, int channels, int quality) {
  encoder->image_width = (JDIMENSION)width;
  encoder->image_height = (JDIMENSION)height;
  encoder->input_components = channels;
  encoder->in_color_space = channels == 1 ? JCS_GRAYSCALE : channels == 4 ? JCS_CMYK : JCS_RGB;
  jpeg_set_defaults(encoder);
  jpeg_set_quality(encoder, quality, TRUE);
  encoder->optimize_coding = TRUE;
  jpeg_start_compress(encoder, TRUE);
  while (encoder->next_scanline < encoder->image_height) {
    JSAMPROW row = (JSAMPROW)(pixels + (size_t)encoder->next_scanline * (size_t)width * (size_t)channels);
    jpeg_write_scanlines(encoder, &row, 1);
  }
  jpeg_finish_compress(encoder);
}

int cjpeg_encode(
    const uint8_t *pixels, int width, int height, int channels, int quality, uint8_t **bytes, size_t *count,
    char *message) {
  *bytes = NULL;
  *count = 0;
  unsigned char *file = NULL;
  unsigned long file_count = 0;
  struct jpeg_compress_struct encoder;
  cjpeg_recovery recovery;
  memset(&encoder, 0, sizeof encoder);
  encoder.err = cjpeg_recover(&recovery, message);

  volatile int succeeded = 0;
  if (setjmp(recovery.jump) == 0) {
    jpeg_create_compress(&encoder);
    jpeg_mem_dest(&encoder, &file, &file_count);
    encode(&encoder, pixels, width, height, channels, quality);
    succeeded = 1;
  }
  jpeg_destroy_compress(&encoder);
  // After an error libjpeg's buffer is lost: whether `file` still names it cannot be known. Only want of memory leads here.
  if (succeeded) {
    *bytes = file;
    *count = file_count;
  }
  return succeeded;
}
