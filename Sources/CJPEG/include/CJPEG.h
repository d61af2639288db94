// JPEG through libjpeg, whose errors jump: these functions catch the jumps and give the message back as text.
#pragma once
#include <stddef.h>
#include <stdint.h>

enum { CJPEG_MESSAGE_LENGTH = 256 };

/// What a file's header says, and at what size it is decoded.
typedef struct {
  int width;
  int height;
  /// What EXIF says of the picture's orientation, 1...8; 1 where it says nothing valid.
  int orientation;
  /// The file's own size.
  int full_width;
  int full_height;
  /// 1 where it is stored in grey, 3 in colour, 4 in CMYK.
  int components;
} cjpeg_header;

/// How a file is to be decoded.
typedef struct {
  /// More pixels or more scans are an error.
  size_t max_pixels;
  int max_scans;
  /// Whether libjpeg's fast cosine transform is taken, as TensorFlow does: up to 4 grey levels away.
  int is_fast;
  /// Above 0, the picture comes at a half, a quarter or an eighth of its size, as small as leaves it that wide and that high, as
  /// Pillow's `Image.draft` does. All of the file is read all the same.
  int least_width;
  int least_height;
} cjpeg_wish;

typedef struct cjpeg_decoder cjpeg_decoder;

/// Reads the header of a JPEG file: greyscale, YCbCr, RGB, CMYK or YCCK, sequential or progressive. The bytes must stay until the
/// decoder is closed. The decoder is there after an error too, to say why; it is NULL only where there is no memory for it.
cjpeg_decoder *cjpeg_open(const uint8_t *bytes, size_t count, cjpeg_wish wish);

/// Why something failed; NULL while nothing did.
const char *cjpeg_message(const cjpeg_decoder *decoder);

/// What was read of the file.
cjpeg_header cjpeg_read_header(const cjpeg_decoder *decoder);

/// Decodes the next `count` rows, width * 3 bytes of RGB each, as Pillow's `Image.open(…).convert("RGB")` does. An end of the file
/// before the picture's is an error, and shows with the last row at the latest. Returns 1 after a success, 0 after an error and
/// ever after.
int cjpeg_read(cjpeg_decoder *decoder, int count, uint8_t *rows);

/// Passes over the next `count` rows, which must not be the last ones: some of the work for them is saved.
int cjpeg_skip(cjpeg_decoder *decoder, int count);

/// Releases the decoder, which may be NULL.
void cjpeg_close(cjpeg_decoder *decoder);

/// Encodes rows as a baseline JPEG: of greys (1 channel), of RGB with 4:2:0 chroma (3), of inverted CMYK (4). quality is 1...100.
/// The file is to be released with cjpeg_free. Returns 1 after a success, 0 after an error with the reason in message[CJPEG_MESSAGE_LENGTH].
int cjpeg_encode(
    const uint8_t *pixels, int width, int height, int channels, int quality, uint8_t **bytes, size_t *count,
    char *message);

/// The orientation in an EXIF segment's payload (`Exif\0\0` and a TIFF header), 1...8, or 0 where there is none.
int cjpeg_exif_orientation(const uint8_t *segment, size_t count);

/// The name and version of the library that decodes.
const char *cjpeg_library(void);

/// Releases what cjpeg_encode returned.
void cjpeg_free(void *memory);
