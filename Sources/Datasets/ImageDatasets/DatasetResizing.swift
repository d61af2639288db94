/// What the pixels of a resized picture are made of, and where they go.
struct DatasetResizing {
  /// The old rows of each new one, with their weights.
  private(set) var down: [(first: Int, weights: [Float])]
  /// The old columns of each new one, counted from the first of `columns`.
  let across: [(first: Int, weights: [Float])]
  /// The old columns that are taken.
  let columns: Range<Int>
  /// How many new rows and columns are left free before the picture.
  let top: Int
  let left: Int

  init(
    down: [(first: Int, weights: [Float])], across: [(first: Int, weights: [Float])], columns: Range<Int>, top: Int,
    left: Int
  ) {
    (self.down, self.across, self.columns, self.top, self.left) = (down, across, columns, top, left)
  }

  /// The old rows that are looked at, in order.
  var neededRows: [Int] {
    var rows: [Int] = []
    for window in down {
      let end = window.first + window.weights.count
      // Windows move downwards.
      let start = max(window.first, (rows.last ?? -1) + 1)
      if start < end { rows += start..<end }
    }
    return rows
  }

  /// Counts old rows among these alone.
  mutating func renumber(_ rows: [Int]) {
    let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($0.element, $0.offset) })
    for index in down.indices { down[index].first = places[down[index].first] ?? 0 }
  }
}

extension PixelGrid {
  /// Writes the picture in another size to `target`, from `start` on, rows `line` apart.
  func resample(
    _ resizing: DatasetResizing, into target: UnsafeMutableBufferPointer<Float>, start: Int, line: Int
  ) {
    let length = resizing.columns.count * channels
    withUnsafeTemporaryAllocation(of: Float.self, capacity: length) { sums in
      bytes.withUnsafeBufferPointer { bytes in
        for (row, window) in resizing.down.enumerated() {
          sums.initialize(repeating: 0)
          for (offset, weight) in window.weights.enumerated() where weight != 0 {
            let source = ((window.first + offset) * width + resizing.columns.lowerBound) * channels
            for index in 0..<length { sums[index] += weight * Float(bytes[source + index]) }
          }
          var position = start + row * line
          for window in resizing.across {
            for channel in 0..<channels {
              var sum: Float = 0
              var source = window.first * channels + channel
              for weight in window.weights {
                sum += weight * sums[source]
                source += channels
              }
              target[position + channel] = sum
            }
            position += channels
          }
        }
      }
    }
  }
}
