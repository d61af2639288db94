/// Why a picture cannot be had. The description names the file and says what to do.
public enum PictureError: Error, Equatable, CustomStringConvertible {
  /// There is no such file, or it cannot be opened.
  case missing(file: String, reason: String)
  /// The file has no bytes.
  case empty(file: String)
  /// The file is neither a JPEG nor a PNG picture.
  case notReadable(file: String, seemsToBe: String)
  /// It begins as a picture does, but cannot be decoded.
  case broken(file: String, reason: String)
  /// A tensor that is no picture.
  case shape(String)
  /// A picture cannot be written.
  case notWritable(reason: String)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .missing(let file, let reason): "\(file) cannot be read: \(reason)."
    case .empty(let file): "\(file) is empty; a picture was expected. Copy or download it again."
    case .notReadable(let file, let seemsToBe):
      "\(file) is not a JPEG or PNG picture: it seems to be \(seemsToBe)."
    case .broken(let file, let reason): "\(file) cannot be decoded: \(reason)."
    case .shape(let shape):
      "A tensor of shape \(shape) is no picture; one of shape [height, width, 3] or [1, height, width, 3] is."
    case .notWritable(let reason): "The picture cannot be written: \(reason)."
    }
  }
}
