internal import CPixels

extension PixelGrid {
  /// A part of the picture in another size: equal to Pillow's `Image.resize(…, box=…)` to the byte.
  ///
  /// - Parameters:
  ///   - columns: which columns; nil for all.
  ///   - rows: which rows; nil for all.
  func resized(
    width newWidth: Int, height newHeight: Int, _ interpolation: Interpolation, columns: Range<Int>? = nil,
    rows: Range<Int>? = nil
  ) -> PixelGrid {
    let resizing = Resizing(
      interpolation, from: (height, width), to: (newHeight, newWidth), columns: columns, rows: rows)
    guard !resizing.isIdentity else { return self }
    if interpolation == .nearest { return picked(resizing) }
    // Pillow resamples colours weighted by how opaque they are.
    return channels == 4 ? multipliedByAlpha().resampled(resizing).dividedByAlpha() : resampled(resizing)
  }

  private func resampled(_ resizing: Resizing) -> PixelGrid {
    func across(_ grid: PixelGrid) -> PixelGrid { resizing.across.map(grid.resampledAcross) ?? grid }
    func down(_ grid: PixelGrid) -> PixelGrid { resizing.down.map(grid.resampledDown) ?? grid }
    switch resizing.order {
    case .columnsFirst: return down(across(self))
    case .rowsFirst: return across(down(self))
    }
  }

  private func picked(_ resizing: Resizing) -> PixelGrid {
    let (newWidth, columns) = (resizing.newWidth, resizing.nearestColumns)
    return filled(width: newWidth, height: resizing.newHeight) { source, target in
      for (row, from) in resizing.nearestRows.enumerated() {
        pixels_pick(
          source + Int(from) * width * channels, Int32(channels), columns, newWidth, target + row * newWidth * channels)
      }
    }
  }

  private func resampledAcross(_ windows: ResamplingWindows) -> PixelGrid {
    let (line, newLine) = (width * channels, windows.first.count * channels)
    return filled(width: windows.first.count, height: height) { source, target in
      windows.withPointers { windows in
        for row in 0..<height - 1 {
          pixels_across(source + row * line, Int32(channels), windows, target + row * newLine)
        }
        // A little is read behind a row, and behind the last one there is nothing.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: line + Int(PIXELS_READ_BEYOND)) { last in
          last.initialize(repeating: 0)
          guard let row = last.baseAddress else { return }
          row.update(from: source + (height - 1) * line, count: line)
          pixels_across(row, Int32(channels), windows, target + (height - 1) * newLine)
        }
      }
    }
  }

  private func resampledDown(_ windows: ResamplingWindows) -> PixelGrid {
    filled(width: width, height: windows.first.count) { source, target in
      PixelGrid.resampleDown(source, line: width * channels, windows, into: target)
    }
  }

  /// Adds up rows of `line` bytes. The first is row number `start`.
  static func resampleDown(
    _ source: UnsafePointer<UInt8>, start: Int = 0, line: Int, _ windows: ResamplingWindows,
    into target: UnsafeMutablePointer<UInt8>
  ) {
    windows.weights.withUnsafeBufferPointer { weights in
      guard let weights = weights.baseAddress else { return }
      for (row, first) in windows.first.enumerated() {
        let taps = windows.taps(row)
        pixels_down(
          source + (Int(first) - start) * line, line, weights + taps.lowerBound, taps.count, line, target + row * line)
      }
    }
  }

  /// A picture with as many channels, written by `body` from these bytes.
  private func filled(
    width: Int, height: Int, _ body: (UnsafePointer<UInt8>, UnsafeMutablePointer<UInt8>) -> Void
  ) -> PixelGrid {
    let count = width * height * channels
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      self.bytes.withUnsafeBufferPointer { source in
        if let source = source.baseAddress, let target = target.baseAddress { body(source, target) }
      }
      filled = count
    }
    return PixelGrid(width: width, height: height, channels: channels, bytes: bytes)
  }
}
