import Foundation

extension PictureGrid {
  /// Pictures with what a model takes them for, those first of whose true class it is least sure: mistakes, then close
  /// calls.
  ///
  /// - Parameters:
  ///   - predictions: what the model predicts of `pictures`, `[N, classes]`.
  ///   - pictures: made with `shuffle: false`, so that rows and files agree.
  ///   - count: how many at most; all where it is nil.
  /// - Throws: ``PictureGridError`` where rows and pictures do not agree; `PictureError` where a file cannot be read.
  public init(
    _ title: String? = nil, predictions: Tensor, of pictures: DirectoryIterator, count: Int? = nil
  ) throws {
    try PictureGridError.check(rows: predictions, of: pictures)
    guard predictions.shape[1] == pictures.classNames.count else {
      throw PictureGridError.classes(predicted: predictions.shape[1], names: pictures.classNames)
    }
    self.init(title)
    let rows = (0..<pictures.count).map { row in
      Array(predictions.scalars[row * pictures.classNames.count..<(row + 1) * pictures.classNames.count])
    }
    let order = rows.indices.sorted { (rows[$0][pictures.classes[$0]], $0) < (rows[$1][pictures.classes[$1]], $1) }
    for row in order.prefix(count ?? rows.count) {
      let truth = pictures.classes[row]
      let guess = rows[row].indices.max { rows[row][$0] < rows[row][$1] } ?? truth
      let name = pictures.classNames[guess] + String(format: ", %.0f%%", rows[row][guess] * 100)
      add(
        try Picture(contentsOf: pictures.fileURLs[row]),
        caption: guess == truth ? name : "taken for \(name); is \(pictures.classNames[truth])",
        mark: guess == truth ? .right : .wrong)
    }
  }

  /// A picture, and those whose features are most like its own, with their cosine similarities.
  ///
  /// - Parameters:
  ///   - row: which picture.
  ///   - pictures: made with `shuffle: false`, so that rows and files agree.
  ///   - features: those of `pictures`, `[N, D]`.
  /// - Throws: ``PictureGridError`` where rows and pictures do not agree; `PictureError` where a file cannot be read.
  public init(
    _ title: String? = nil, nearestTo row: Int, in pictures: DirectoryIterator, features: Tensor, count: Int = 4
  ) throws {
    try PictureGridError.check(rows: features, of: pictures)
    guard pictures.fileURLs.indices.contains(row) else {
      throw PictureGridError.noSuchRow(row, count: pictures.count)
    }
    self.init(title)
    add(
      try Picture(contentsOf: pictures.fileURLs[row]),
      caption: "\(pictures.classNames[pictures.classes[row]]): asked about")
    for nearest in features.nearestRows(to: row, count: count) {
      let name = pictures.classNames[pictures.classes[nearest.row]]
      add(
        try Picture(contentsOf: pictures.fileURLs[nearest.row]),
        caption: name + String(format: ", cosine %.2f", nearest.similarity))
    }
  }
}
