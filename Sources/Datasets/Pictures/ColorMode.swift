/// Which channels a picture is read with. Names as in Keras.
public enum ColorMode: String, CaseIterable, Codable, Sendable {
  /// Red, green and blue.
  case rgb
  /// One channel: how bright it is (ITU-R 601-2, as Pillow computes it).
  case grayscale
  /// Red, green, blue and how opaque it is.
  case rgba

  /// How many channels: 3, 1 or 4.
  public var channels: Int {
    switch self {
    case .rgb: 3
    case .grayscale: 1
    case .rgba: 4
    }
  }
}
