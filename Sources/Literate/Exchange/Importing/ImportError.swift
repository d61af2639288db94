/// Why a notebook cannot be imported. The sentences are written here and nowhere else.
public enum ImportError: Error, Hashable, CustomStringConvertible {
  case unreadable(String, reason: String)
  case isFolder(String)
  case tooLarge(String, bytes: Int, most: Int)
  case notJSON(String, reason: String)
  case notANotebook(String, String)
  case otherVersion(String, Int)
  case otherLanguage(String, language: String)
  case exists(String)
  case unwritable(String, reason: String)
  case notMarkdown(String)

  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
    case .isFolder(let file): "\(file) is a folder; name a notebook, a file that ends in .ipynb"
    case .tooLarge(let file, let bytes, let most):
      "\(file) has \(ByteCount.text(bytes)), and notebooks of up to \(ByteCount.text(most)) are read; remove its outputs "
        + "and save it again"
    case .notJSON(let file, let reason):
      "\(file) is no notebook: a notebook is JSON, and this is not\(reason.isEmpty ? "" : " (\(reason.dropLastPeriod))")"
    case .notANotebook(let file, let what):
      "\(file) is no notebook that can be read: \(what); expected is nbformat 4 or 3, as Jupyter writes it"
    case .otherVersion(let file, let version):
      "\(file) is of nbformat \(version); 3 and 4 are read. `jupyter nbconvert --to notebook` makes one of the other"
    case .otherLanguage(let file, let language):
      "\(file) is a notebook of \(language.capitalized), and the steps of a lesson are Swift"
    case .exists(let path): "\(path) is there already, with something else in it; `--force` writes over it"
    case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)"
    case .notMarkdown(let path): "a lesson is a file that ends in .md, and \(path) does not"
    }
  }
}

extension String {
  fileprivate var dropLastPeriod: String { hasSuffix(".") ? String(dropLast()) : self }
}
