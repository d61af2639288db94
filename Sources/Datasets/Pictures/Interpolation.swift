/// How the pixels of a resized picture come from the old ones. Names as in Keras.
public enum Interpolation: String, CaseIterable, Codable, Sendable {
  /// The nearest old pixel; Keras's default when it reads pictures.
  case nearest
  /// A weighted mean of the old pixels around; of all that fall into the new pixel where the picture becomes smaller.
  case bilinear
}
