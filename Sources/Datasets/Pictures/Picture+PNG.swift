internal import CCairo
import Foundation

extension Picture {
  /// Decodes a PNG through Cairo. Transparency is dropped, as Keras's `load_img` does; where a pixel is wholly
  /// transparent its colour is lost and it becomes black.
  init(decodingPNG data: Data, name: String) throws {
    // IHDR comes first: width and height are at 16 and 20. Cairo would allocate whatever they say.
    func number(at offset: Int) -> Int { data.dropFirst(offset).prefix(4).reduce(0) { $0 << 8 | Int($1) } }
    let width = number(at: 16)
    let height = number(at: 20)
    guard data.count >= 33, data.dropFirst(12).prefix(4).elementsEqual("IHDR".utf8), width > 0, height > 0 else {
      throw PictureError.broken(file: name, reason: "the PNG's header is damaged")
    }
    guard width <= Picture.mostPixels / height, width < 1 << 15, height < 1 << 15 else {
      throw PictureError.broken(
        file: name, reason: "its \(width) x \(height) pixels are more than the \(Picture.mostPixels) that are read")
    }
    var rest = data[...]
    let surface = withUnsafeMutablePointer(to: &rest) { source in
      cairo_image_surface_create_from_png_stream(
        { closure, target, count in
          let source = closure!.assumingMemoryBound(to: Data.SubSequence.self)
          guard source.pointee.count >= Int(count) else { return CAIRO_STATUS_READ_ERROR }
          source.pointee.copyBytes(to: target!, count: Int(count))
          source.pointee.removeFirst(Int(count))
          return CAIRO_STATUS_SUCCESS
        }, source)
    }
    defer { cairo_surface_destroy(surface) }
    let format = cairo_image_surface_get_format(surface)
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      format == CAIRO_FORMAT_RGB24 || format == CAIRO_FORMAT_ARGB32
    else {
      throw PictureError.broken(file: name, reason: "the PNG is damaged or ends too early; save it as JPEG")
    }
    self.init(cairoSurface: surface!)
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
  /// - Throws: `PictureError.notWritable`, for a side longer than 32,767 pixels.
  public func pngData() throws -> Data {
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(clamping: width), Int32(clamping: height))!
    defer { cairo_surface_destroy(surface) }
    guard let rows = cairo_image_surface_get_data(surface) else {
      throw PictureError.notWritable(reason: String(cString: cairo_status_to_string(cairo_surface_status(surface))))
    }
    cairo_surface_flush(surface)
    let stride = Int(cairo_image_surface_get_stride(surface))
    for y in 0..<height {
      for x in 0..<width {
        let offset = (y * width + x) * 3
        let pixel = UInt32(pixels[offset]) << 16 | UInt32(pixels[offset + 1]) << 8 | UInt32(pixels[offset + 2])
        UnsafeMutableRawPointer(rows).storeBytes(of: pixel, toByteOffset: y * stride + x * 4, as: UInt32.self)
      }
    }
    cairo_surface_mark_dirty(surface)
    var data = Data()
    let status = withUnsafeMutablePointer(to: &data) { target in
      cairo_surface_write_to_png_stream(
        surface,
        { closure, bytes, count in
          closure!.assumingMemoryBound(to: Data.self).pointee.append(bytes!, count: Int(count))
          return CAIRO_STATUS_SUCCESS
        }, target)
    }
    guard status == CAIRO_STATUS_SUCCESS else {
      throw PictureError.notWritable(reason: String(cString: cairo_status_to_string(status)))
    }
    return data
  }
}
