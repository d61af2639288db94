/// Why pages cannot be written.
public enum PagesError: Error, CustomStringConvertible, Hashable {
  case folder(String, reason: String)
  case file(String, reason: String)

  public var description: String {
    switch self {
    case .folder(let path, let reason):
      "the pages cannot go into \(path): \(reason). Give another folder with --output"
    case .file(let path, let reason):
      "\(path) cannot be written: \(reason). What was there before is still there"
    }
  }
}
