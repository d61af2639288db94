/// Where pictures come from, and what a page that shows them must say.
public enum PictureOrigin: String, Codable, Sendable {
  /// Lectern drew them.
  case drawn
  /// The photographs of the data set Urban and Rural Photos.
  case original
  /// The folder or file that the user named.
  case own

  /// Whose pictures they are; nil for the user's own.
  public var credit: String? {
    switch self {
    case .drawn: "Pictures: drawn by Lectern"
    case .original: OriginalPhotos.credit
    case .own: nil
    }
  }

  /// What stands at the top of a page made with stand-ins, and how to use photographs instead; nil for photographs.
  public var notice: String? {
    guard self == .drawn else { return nil }
    return "The pictures on this page are not photographs: Lectern drew them. `lectern photos fetch` gets the original "
      + "photographs of town and country; `--photos DIR` and `--goldfish FILE` use your own."
  }
}
