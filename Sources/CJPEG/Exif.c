// The orientation tag of EXIF 2.32: a TIFF header, then the entries of the first directory, 12 bytes each.
#include <string.h>

#include "CJPEG.h"

typedef struct {
  const uint8_t *bytes;
  size_t count;
  int is_big_endian;
} tiff;

/// An unsigned number of `size` bytes at `offset`; 0 where it does not fit, which no caller takes for valid.
static uint32_t number(const tiff *file, size_t offset, size_t size) {
  if (offset > file->count || size > file->count - offset) return 0;
  uint32_t value = 0;
  for (size_t i = 0; i < size; i++) {
    value = value << 8 | file->bytes[offset + (file->is_big_endian ? i : size - 1 - i)];
  }
  return value;
}

int cjpeg_exif_orientation(const uint8_t *segment, size_t count) {
  enum { header = 6, entry_size = 12, orientation_tag = 0x0112, type_short = 3 };
  if (count < header + 8 || memcmp(segment, "Exif\0\0", header) != 0) return 0;
  tiff file = {segment + header, count - header, 0};
  if (memcmp(file.bytes, "MM", 2) == 0) {
    file.is_big_endian = 1;
  } else if (memcmp(file.bytes, "II", 2) != 0) {
    return 0;
  }
  if (number(&file, 2, 2) != 42) return 0;
  const size_t directory = number(&file, 4, 4);
  const size_t entries = number(&file, directory, 2);
  for (size_t i = 0; i < entries; i++) {
    const size_t entry = directory + 2 + i * entry_size;
    if (entry > file.count || entry_size > file.count - entry) return 0;
    if (number(&file, entry, 2) != orientation_tag) continue;
    if (number(&file, entry + 2, 2) != type_short || number(&file, entry + 4, 4) != 1) return 0;
    const uint32_t value = number(&file, entry + 8, 2);
    return value >= 1 && value <= 8 ? (int)value : 0;
  }
  return 0;
}
