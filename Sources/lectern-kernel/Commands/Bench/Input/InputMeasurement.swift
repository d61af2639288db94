/// What a process that read pictures says: one line of JSON, the last of its output.
struct InputMeasurement: Codable, Equatable {
  /// Seconds for all pictures, each time.
  var laps: [Double]
  /// How many pictures were read each time, and how many numbers they became.
  var pictures: Int
  var numbers: Int
  /// The mean of these numbers, from -1 to 1.
  var mean: Double
  /// The most memory that the process ever had, in bytes.
  var peakBytes: Int
  /// The libraries that worked.
  var versions: [String: String]

  /// Pictures a second, all times together.
  var rate: Double { Double(pictures * laps.count) / laps.reduce(0, +) }

  /// What has to be the same for every contestant, or they did not do the same work. Programs differ a little in the pixels,
  /// and so the mean is compared in hundredths, with one to spare: see ``differs(from:)``.
  private var work: [(String, Int)] { [("laps", laps.count), ("pictures", pictures), ("numbers", numbers)] }

  /// What another contestant did otherwise; nil where it was the same.
  func differs(from other: InputMeasurement) -> (what: String, own: Int, other: Int)? {
    for (own, theirs) in zip(work, other.work) where own.1 != theirs.1 { return (own.0, own.1, theirs.1) }
    let means = (Int((mean * 100).rounded()), Int((other.mean * 100).rounded()))
    return abs(means.0 - means.1) > 1 ? ("hundredths of the numbers' mean", means.0, means.1) : nil
  }
}
