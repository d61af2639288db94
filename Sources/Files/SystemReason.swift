import Foundation

/// What the system says when a file or a program does not do as it should, in words for a reader.
public enum SystemReason {
  /// `No space left on device`: the system's own words where an error has them.
  public static func words(of error: any Error) -> String {
    if let error = error as? POSIXError { return String(cString: strerror(error.code.rawValue)) }
    let info = (error as NSError).userInfo
    if let cause = info[NSUnderlyingErrorKey] as? any Error { return words(of: cause) }
    if (error as NSError).domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32((error as NSError).code)))
    }
    return error.localizedDescription.trimmingCharacters(in: CharacterSet(charactersIn: "."))
  }

  /// A whole sentence for an error that may be of the system or of Lectern, whose own say all.
  public static func sentence(for error: any Error) -> String {
    guard error is CocoaError || error is POSIXError else { return "\(error)" }
    let info = (error as NSError).userInfo
    let path = info[NSFilePathErrorKey] as? String ?? (info[NSURLErrorKey] as? URL)?.path
    return (path.map { "\($0): " } ?? "") + words(of: error)
  }
}
