#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CPNG.h"

int cpng_encode(
    const uint8_t *pixels, int width, int height, int channels, uint8_t **bytes, size_t *count, char *message) {
  *bytes = NULL;
  *count = 0;
  message[0] = 0;
  png_image image;
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.width = (png_uint_32)width;
  image.height = (png_uint_32)height;
  image.format = channels == 1 ? PNG_FORMAT_GRAY : channels == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_RGBA;
  // The first call says how much room is needed, the second writes.
  png_alloc_size_t size = 0;
  int succeeded = png_image_write_get_memory_size(image, size, 0, pixels, 0, NULL);
  if (succeeded) {
    *bytes = malloc(size);
    succeeded = *bytes && png_image_write_to_memory(&image, *bytes, &size, 0, pixels, 0, NULL);
    *count = size;
  }
  if (!succeeded) {
    snprintf(message, CPNG_MESSAGE_LENGTH, "%s", image.message);
    free(*bytes);
    *bytes = NULL;
  }
  png_image_free(&image);
  return succeeded;
}
