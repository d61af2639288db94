internal import CPixels

extension JPEGReader {
  /// The picture in another size, red, green and blue: to the byte what comes of reading it whole and resizing it then. It is never
  /// there as a whole where that can be helped: twelve megapixels would take longer to be written to memory and read again than to
  /// be resized.
  ///
  /// - Throws: `PictureError.broken`, which names the file.
  func resized(_ resizing: Resizing) throws -> PixelGrid {
    if resizing.isIdentity || resizing.interpolation != .nearest && resizing.order == .rowsFirst {
      return PixelGrid(try picture(), colorMode: .rgb).resized(
        width: resizing.newWidth, height: resizing.newHeight, resizing.interpolation, columns: resizing.columns,
        rows: resizing.rows)
    }
    let count = resizing.newWidth * resizing.newHeight * 3
    let bytes = try [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      if let target = target.baseAddress {
        try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: width * 3 + Int(PIXELS_READ_BEYOND)) { row in
          row.initialize(repeating: 0)
          guard let row = row.baseAddress else { return }
          if resizing.interpolation == .nearest {
            try pick(resizing, row, into: target)
          } else {
            try resample(resizing, row, into: target)
          }
          try finish(row)
        }
      }
      filled = count
    }
    return PixelGrid(width: resizing.newWidth, height: resizing.newHeight, channels: 3, bytes: bytes)
  }

  /// Some rows of the picture, in order, as a picture of their own: red, green and blue.
  ///
  /// - Throws: `PictureError.broken`, which names the file.
  func rows(_ rows: [Int]) throws -> PixelGrid {
    let line = width * 3
    // Where the last row is not asked for, it is read behind the others.
    let count = (rows.count + 1) * line
    let bytes = try [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      if let target = target.baseAddress {
        for (index, row) in rows.enumerated() {
          try skip(to: row)
          try read(1, into: target + index * line)
        }
        try finish(target + rows.count * line)
      }
      filled = rows.count * line
    }
    return PixelGrid(width: width, height: rows.count, channels: 3, bytes: bytes)
  }

  /// Rows that nobody asks for are passed over.
  private func pick(
    _ resizing: Resizing, _ row: UnsafeMutablePointer<UInt8>, into target: UnsafeMutablePointer<UInt8>
  ) throws {
    let (line, columns) = (resizing.newWidth * 3, resizing.nearestColumns)
    for (index, from) in resizing.nearestRows.enumerated() {
      if from >= nextRow {
        try skip(to: Int(from))
        try read(1, into: row)
      }
      pixels_pick(row, 3, columns, columns.count, target + index * line)
    }
  }

  /// Each row is made short as it comes; the short rows are added up at the end.
  private func resample(
    _ resizing: Resizing, _ row: UnsafeMutablePointer<UInt8>, into target: UnsafeMutablePointer<UInt8>
  ) throws {
    let (line, across, down) = (resizing.newWidth * 3, resizing.across, resizing.down)
    let rows = down?.reach ?? 0..<height
    func shorten(into target: UnsafeMutablePointer<UInt8>) throws {
      try skip(to: rows.lowerBound)
      for index in 0..<rows.count {
        guard let across else {
          try read(1, into: target + index * line)
          continue
        }
        try read(1, into: row)
        across.withPointers { pixels_across(row, 3, $0, target + index * line) }
      }
    }
    guard let down else { return try shorten(into: target) }
    let short = UnsafeMutablePointer<UInt8>.allocate(capacity: rows.count * line)
    defer { short.deallocate() }
    try shorten(into: short)
    PixelGrid.resampleDown(short, start: rows.lowerBound, line: line, down, into: target)
  }

  /// Reads to the end, so that a file that is broken there is not taken for a whole one.
  private func finish(_ row: UnsafeMutablePointer<UInt8>) throws {
    guard nextRow < height else { return }
    try skip(to: height - 1)
    try read(1, into: row)
  }
}
