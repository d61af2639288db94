#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CPNG.h"

typedef struct {
  const uint8_t *bytes;
  size_t count;
} source;

static void read_bytes(png_structp decoder, png_bytep target, size_t count) {
  source *rest = png_get_io_ptr(decoder);
  if (count > rest->count) png_error(decoder, "the file ends before the picture does");
  memcpy(target, rest->bytes, count);
  rest->bytes += count;
  rest->count -= count;
}

static void fail(png_structp decoder, png_const_charp message) {
  snprintf(png_get_error_ptr(decoder), CPNG_MESSAGE_LENGTH, "%s", message);
  png_longjmp(decoder, 1);
}

static void ignore(png_structp decoder, png_const_charp message) {
  (void)decoder;
  (void)message;
}

/// Decodes between the two ends of a decoder's life. What must be released lies in `picture` or `rows`, so that a jump leaves
/// nothing behind.
static void decode(png_structp decoder, png_infop info, size_t max_pixels, cpng_picture *picture, png_bytep **rows) {
  png_read_info(decoder, info);
  const size_t width = png_get_image_width(decoder, info), height = png_get_image_height(decoder, info);
  if (width > max_pixels / height) {
    char message[CPNG_MESSAGE_LENGTH];
    snprintf(
        message, sizeof message, "its %zu x %zu pixels are more than the %zu that are read", width, height, max_pixels);
    png_error(decoder, message);
  }
  png_set_expand(decoder);
  png_set_strip_16(decoder);
  png_set_gray_to_rgb(decoder);
  png_set_add_alpha(decoder, 255, PNG_FILLER_AFTER);
  png_set_interlace_handling(decoder);
  png_read_update_info(decoder, info);
  picture->width = (int)width;
  picture->height = (int)height;
  picture->pixels = malloc(width * height * 4);
  *rows = malloc(height * sizeof **rows);
  if (!picture->pixels || !*rows) png_error(decoder, "there is not enough memory for it");
  for (size_t y = 0; y < height; y++) (*rows)[y] = picture->pixels + y * width * 4;
  png_read_image(decoder, *rows);
  png_read_end(decoder, NULL);
}

int cpng_decode(const uint8_t *bytes, size_t count, size_t max_pixels, cpng_picture *picture) {
  memset(picture, 0, sizeof *picture);
  source rest = {bytes, count};
  png_bytep *rows = NULL;
  png_structp decoder = png_create_read_struct(PNG_LIBPNG_VER_STRING, picture->message, fail, ignore);
  if (!decoder) {
    snprintf(picture->message, sizeof picture->message, "libpng is of another version than its header");
    return 0;
  }
  png_infop info = png_create_info_struct(decoder);
  // What is set between setjmp and longjmp is otherwise lost: rows lie in memory, whose address is taken.
  png_bytep **volatile rows_place = &rows;
  volatile int succeeded = 0;
  if (info && setjmp(png_jmpbuf(decoder)) == 0) {
    png_set_read_fn(decoder, &rest, read_bytes);
    png_set_user_limits(decoder, 0x7FFFFFFF, 0x7FFFFFFF);
    decode(decoder, info, max_pixels, picture, rows_place);
    succeeded = 1;
  }
  png_destroy_read_struct(&decoder, &info, NULL);
  free(*rows_place);
  if (!succeeded) {
    free(picture->pixels);
    picture->pixels = NULL;
  }
  return succeeded;
}

void cpng_free(void *memory) { free(memory); }
