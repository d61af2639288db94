import TransferLearning

/// Pictures that are read from their files, the same way by every contestant: batches of Float32, `[n, size, size, 3]`, from
/// -1 to 1.
struct InputCase: Codable, Equatable {
  /// What the pictures are, in words.
  var pictures: String
  /// Where they are; all of a folder's JPEG files are read, those of its folders too.
  var folder: String
  var interpolation: Interpolation
  /// Whether those that are large enough are decoded at a part of their size.
  var draft: Bool
  var threads: Int
  /// Pictures in a batch.
  var batch: Int
  /// Height and width of what is made, in pixels.
  var size: Int
  /// How often the folder is read while the clock runs, after a first time.
  var laps: Int

  /// The words that ask a contestant for it.
  var arguments: [String] {
    [
      "--folder", folder, "--interpolation", interpolation.rawValue, "--batch", "\(batch)", "--size", "\(size)",
      "--laps", "\(laps)", "--threads", "\(threads)",
    ] + (draft ? ["--draft"] : [])
  }

  var words: String {
    "\(pictures), \(interpolation.rawValue)\(draft ? ", draft" : ""), \(threads == 1 ? "1 thread" : "\(threads) threads")"
  }
}
