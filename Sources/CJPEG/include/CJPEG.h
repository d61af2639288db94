// JPEG through libjpeg, whose errors jump: these functions catch the jumps and give the message back as text.
#pragma once
#include <stddef.h>
#include <stdint.h>

enum { CJPEG_MESSAGE_LENGTH = 256 };

/// A decoded picture: RGB, row by row, 3 bytes a pixel.
typedef struct {
  int width;
  int height;
  /// What EXIF says of the picture's orientation, 1...8; 1 where it says nothing valid.
  int orientation;
  /// width * height * 3 bytes to be released with cjpeg_free, or NULL after an error.
  uint8_t *pixels;
  /// Why it failed; empty after a success.
  char message[CJPEG_MESSAGE_LENGTH];
} cjpeg_picture;

/// Decodes a whole JPEG file: greyscale, YCbCr, RGB, CMYK and YCCK, sequential and progressive, as Pillow's
/// `Image.open(…).convert("RGB")` does. More than max_pixels, more than max_scans, or an end before the picture's
/// end is an error. is_fast takes libjpeg's fast cosine transform, as TensorFlow does: up to 4 grey levels away. Returns 1 after a success, 0 after an error.
int cjpeg_decode(
    const uint8_t *bytes, size_t count, size_t max_pixels, int max_scans, int is_fast, cjpeg_picture *picture);

/// Encodes RGB rows as a baseline JPEG with 4:2:0 chroma. quality is 1...100. The file is to be released with
/// cjpeg_free. Returns 1 after a success, 0 after an error with the reason in message[CJPEG_MESSAGE_LENGTH].
int cjpeg_encode(
    const uint8_t *pixels, int width, int height, int quality, uint8_t **bytes, size_t *count, char *message);

/// The orientation in an EXIF segment's payload (`Exif\0\0` and a TIFF header), 1...8, or 0 where there is none.
int cjpeg_exif_orientation(const uint8_t *segment, size_t count);

/// Releases what cjpeg_decode or cjpeg_encode returned.
void cjpeg_free(void *memory);
