import Foundation
import TestSupport
import Testing

@testable import Datasets

/// Files that cameras, scanners, fuzzers and careless people made: each decodes or is one clear error.
@Suite struct OddFileTests {
  /// What is expected of the odd files that do not decode: a part of the error.
  private static let errors: [String: String] = [
    "libjpeg-turbo-monkey12.jpg": "12 bits",
    "image-rs-crash_empty.jpg": "is empty",
    "image-rs-crash_missing-sof.jpg": "cannot be decoded",
    "image-rs-crash_missing-sos.jpg": "cannot be decoded",
    "image-rs-crash_null_height.jpg": "cannot be decoded",
    "image-rs-crash_invalid-dimensions.jpg": "cannot be decoded",
    "image-rs-crash_derive-huffman-codes-overflow.jpg": "cannot be decoded",
    "image-rs-crash_invalid-prediction-shift.jpg": "lossless",
    "image-rs-ref_lossless1_jpeg_lossless_sel1.jpg": "lossless",
    "image-rs-ref_lossless2_MR4.jpg": "lossless",
    "pillow-ultrahdr.jpg": "ends before the picture does",
    "pillow-truncated_jpeg.jpg": "ends before the picture does",
    "renamed-gif_named.jpg": "a GIF",
    "renamed-git_lfs_pointer.jpg": "Git LFS pointer",
  ]

  /// CRC-32 of what Pillow 13.0.0 (libjpeg-turbo 3) makes of the others: `zlib.crc32(Image.open(f).convert("RGB").tobytes())`.
  private static let checksums: [String: UInt32] = [
    "exif-orientation-Landscape_2.jpg": 1_544_609_472,
    "exif-orientation-Landscape_3.jpg": 659_092_684,
    "exif-orientation-Landscape_5.jpg": 3_221_218_518,
    "exif-orientation-Landscape_6.jpg": 3_768_042_732,
    "exif-orientation-Landscape_8.jpg": 702_817_457,
    "image-rs-crash_extraneous-bytes-after-sos.jpg": 3_924_275_971,
    "image-rs-crash_subtract-with-overflow.jpg": 497830,
    "image-rs-icc_icc_missing_chunk.jpeg": 4_282_505_490,
    "image-rs-ref_extraneous-data.jpg": 2_303_114_016,
    "image-rs-ref_grayscale_16x24_sampling2x2.jpg": 3_942_955_310,
    "image-rs-ref_grayscale_long.jpg": 2_024_794_457,
    "image-rs-ref_grayscale_square.jpg": 2_066_189_621,
    "image-rs-ref_mozilla_jpg-cmyk-2.jpg": 856_265_970,
    "image-rs-ref_mozilla_jpg-gray.jpg": 190_342_975,
    "image-rs-ref_mozilla_jpg-size-1x1.jpg": 2_906_727_981,
    "image-rs-ref_mozilla_jpg-size-7x7.jpg": 4_205_818_037,
    "image-rs-ref_mozilla_jpg-srgb-icc.jpg": 4_282_505_490,
    "image-rs-ref_non-interleaved-mcu.jpg": 491_186_208,
    "image-rs-ref_progressive-missing-ac.jpg": 168_529_485,
    "image-rs-ref_progressive-missing-dc.jpg": 3_507_318_778,
    "image-rs-ref_rgb.jpg": 2_316_671_339,
    "image-rs-ref_ycck.jpg": 1_662_466_351,
    "libjpeg-turbo-testimgari.jpg": 2_501_443_224,
    "libjpeg-turbo-testorig.jpg": 3_096_240_942,
    "pillow-broken_exif_dpi.jpg": 2_026_962_846,
    "pillow-exif_typeerror.jpg": 1_120_962_090,
    "pillow-hopper.jpg": 2_586_390_078,
    "pillow-hopper_16bit_qtables.jpg": 769_098_812,
    "pillow-hopper_orientation_2.jpg": 2_588_697_941,
    "pillow-hopper_orientation_3.jpg": 3_825_177_729,
    "pillow-hopper_orientation_5.jpg": 4_215_628_632,
    "pillow-hopper_orientation_6.jpg": 1_916_727_892,
    "pillow-hopper_orientation_8.jpg": 1_877_239_039,
    "pillow-icc-after-SOF.jpg": 3_040_120_786,
    "pillow-invalid-exif.jpg": 308_297_651,
    "pillow-junk_jpeg_header.jpg": 2_935_657_318,
    "pillow-orientation_rectangle.jpg": 553_682_704,
    "pillow-sugarshack_bad_mpo_header.jpg": 2_651_125_557,
    "pillow-truncated_app14.jpg": 734_708_491,
    "renamed-jpeg_named.png": 2_586_390_078,
    "renamed-png_named.jpg": 3_695_114_063,
  ]

  @Test(.enabled(if: Shared.has("odd/jpeg/LIST.tsv"), "no odd/jpeg in the shared folder"))
  func everyOddFileDecodesOrSaysWhy() throws {
    let list = String(decoding: try Shared.data("odd/jpeg/LIST.tsv"), as: UTF8.self)
    let names = list.split(separator: "\n").dropFirst().map { String($0.split(separator: "\t")[0]) }
    #expect(names.count > 40)
    for name in names {
      do {
        let picture = try Picture(contentsOf: Shared.url("odd/jpeg/\(name)"), applyingOrientation: false)
        #expect(crc32(picture.pixels) == Self.checksums[name], "\(name), \(picture.width) × \(picture.height)")
      } catch {
        let message = "\(error)"
        #expect(error is PictureError)
        #expect(message.contains(name) && !message.contains("\n"))
        #expect(message.contains(Self.errors[name] ?? "nothing was expected"), "\(message)")
      }
    }
  }

  /// The five turned photographs show the same scene once upright; JPEG's losses differ a little.
  @Test(.enabled(if: Shared.has("odd/jpeg/LIST.tsv"), "no odd/jpeg in the shared folder"))
  func turnedPhotographsComeUpright() throws {
    let pictures = try [2, 3, 5, 6, 8].map {
      try Picture(contentsOf: Shared.url("odd/jpeg/exif-orientation-Landscape_\($0).jpg"))
        .resized(width: 60, height: 40, .bilinear)
    }
    for picture in pictures.dropFirst() {
      let differences = zip(picture.pixels, pictures[0].pixels).map { abs(Int($0) - Int($1)) }
      #expect(differences.reduce(0, +) < differences.count * 3)
    }
  }
}
