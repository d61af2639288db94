// PNG through libpng, whose errors jump: these functions catch the jumps and give the message back as text.
#pragma once
#include <stddef.h>
#include <stdint.h>

enum { CPNG_MESSAGE_LENGTH = 256 };

/// A decoded picture: RGBA, row by row, 4 bytes a pixel; colours are not multiplied by alpha.
typedef struct {
  int width;
  int height;
  /// width * height * 4 bytes to be released with cpng_free, or NULL after an error.
  uint8_t *pixels;
  /// Why it failed; empty after a success.
  char message[CPNG_MESSAGE_LENGTH];
} cpng_picture;

/// Decodes a whole PNG file of any kind: palettes and greys become colours, of 16 bits the upper 8 are kept, gamma is left
/// alone, as Pillow does it (which cuts greys of 16 bits off at 255). More than max_pixels, or an end before the picture's end, is an error. Returns 1 after a
/// success, 0 after an error.
int cpng_decode(const uint8_t *bytes, size_t count, size_t max_pixels, cpng_picture *picture);

/// Encodes rows of 1 (grey), 3 (RGB) or 4 (RGBA) channels. The file is to be released with cpng_free. Returns 1 after a
/// success, 0 after an error with the reason in message[CPNG_MESSAGE_LENGTH].
int cpng_encode(
    const uint8_t *pixels, int width, int height, int channels, uint8_t **bytes, size_t *count, char *message);

/// Releases what cpng_decode or cpng_encode returned.
void cpng_free(void *memory);
