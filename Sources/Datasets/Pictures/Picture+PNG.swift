internal import CCairo
import Foundation

extension Picture {
  /// Decodes a PNG. Transparency is dropped, as Keras's `load_img` does.
  init(decodingPNG data: Data, name: String) throws {
    let grid = try PixelGrid(decodingPNG: data, name: name)
    let count = grid.width * grid.height
    let pixels = [UInt8](unsafeUninitializedCapacity: count * 3) { target, filled in
      grid.bytes.withUnsafeBufferPointer { source in
        for pixel in 0..<count {
          for channel in 0..<3 { target[pixel * 3 + channel] = source[pixel * 4 + channel] }
        }
      }
      filled = count * 3
    }
    self.init(width: grid.width, height: grid.height, pixels: pixels)
  }

  /// The pixels of a Cairo surface of 32 bits a pixel, made opaque again where it is transparent.
  init(cairoSurface surface: OpaquePointer) {
    cairo_surface_flush(surface)
    let width = Int(cairo_image_surface_get_width(surface))
    let height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    let isTransparent = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32
    let rows = UnsafeRawPointer(cairo_image_surface_get_data(surface)!)
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 3) { buffer, count in
      for y in 0..<height {
        for x in 0..<width {
          let pixel = rows.load(fromByteOffset: y * stride + x * 4, as: UInt32.self)
          let alpha = isTransparent ? pixel >> 24 : 255
          for shift in [16, 8, 0] as [UInt32] {
            let value = pixel >> shift & 255
            // Cairo keeps colours multiplied by alpha.
            buffer[count] = UInt8(alpha == 255 ? value : alpha == 0 ? 0 : min(255, (value * 255 + alpha / 2) / alpha))
            count += 1
          }
        }
      }
    }
    self.init(width: width, height: height, pixels: pixels)
  }

  /// A PNG file of this picture.
  ///
  /// - Throws: `PictureError.notWritable`.
  public func pngData() throws -> Data { try PixelGrid(self, colorMode: .rgb).pngData() }
}
