/// A picture that is to be drawn, and where it goes.
struct DrawnFile {
  /// In the folder of its set: `train/rural/farm-00.jpg`.
  let path: String
  let draw: () -> Picture

  /// `farm-07.jpg`
  static func name(_ motif: String, _ number: Int) -> String { "\(motif)-\(number < 10 ? "0" : "")\(number).jpg" }
}
