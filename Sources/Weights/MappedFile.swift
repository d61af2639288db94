import Foundation

extension Data {
  /// A file's bytes, mapped: nothing is read before it is looked at.
  ///
  /// - Throws: `WeightsError.unreadable` when the file is not there, is a folder, or may not be read.
  init(mapping url: URL) throws {
    do {
      try self.init(contentsOf: url, options: .alwaysMapped)
    } catch {
      let reason =
        FileManager.default.fileExists(atPath: url.path)
        ? "the system does not let it be read" : "there is no such file"
      throw WeightsError.unreadable(file: url.path, reason: reason)
    }
  }
}
