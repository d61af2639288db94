/// What becomes of a picture whose proportions are not those that are asked for.
enum AspectRatio: String, Codable, Sendable {
  /// It is stretched.
  case ignored
  /// Its middle is cut out.
  case cropped
  /// It is made to fit, and black is put beside it.
  case padded
}
