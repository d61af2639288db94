/// Where pictures come from.
public enum PictureOrigin: String, Codable, Sendable {
  /// Lectern drew them.
  case drawn
  /// The photographs that the lesson was made for, fetched.
  case original
  /// The folder or file that the user named.
  case own
}
