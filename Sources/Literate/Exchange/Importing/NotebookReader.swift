import Files
import Foundation

/// Reads notebooks, which anybody may have written.
enum NotebookReader {
  /// In bytes: notebooks hold their outputs.
  private static let most = 64_000_000

  /// - Parameter file: the path, for messages.
  /// - Throws: ``ImportError``.
  static func read(_ url: URL, file: String) throws -> NotebookFile {
    let data: Data
    do {
      let size = try url.resourceValues(forKeys: [.fileSizeKey, .isDirectoryKey])
      if size.isDirectory == true { throw ImportError.isFolder(file) }
      if let bytes = size.fileSize, bytes > most { throw ImportError.tooLarge(file, bytes: bytes, most: most) }
      data = try Data(contentsOf: url)
    } catch let error as ImportError {
      throw error
    } catch {
      throw ImportError.unreadable(file, reason: SystemReason.words(of: error))
    }
    return try read(data, file: file)
  }

  static func read(_ data: Data, file: String) throws -> NotebookFile {
    do {
      let notebook = try JSONDecoder().decode(NotebookFile.self, from: data)
      guard [3, 4].contains(notebook.nbformat) else { throw ImportError.otherVersion(file, notebook.nbformat) }
      return notebook
    } catch let error as ImportError {
      throw error
    } catch let error as DecodingError {
      throw Self.error(error, in: file)
    } catch {
      throw ImportError.notJSON(file, reason: SystemReason.words(of: error))
    }
  }

  private static func error(_ error: DecodingError, in file: String) -> ImportError {
    switch error {
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      let cause = context.underlyingError.map { ($0 as NSError).userInfo["NSDebugDescription"] as? String ?? "" } ?? ""
      return .notJSON(file, reason: cause)
    case .keyNotFound(let key, let context):
      return .notANotebook(file, Self.place(context.codingPath + [key], isMissing: true))
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      return .notANotebook(file, Self.place(context.codingPath, isMissing: false))
    @unknown default: return .notJSON(file, reason: "")
    }
  }

  /// `cell 3 has no text "source"`
  private static func place(_ path: [any CodingKey], isMissing: Bool) -> String {
    let name = path.last { $0.intValue == nil }?.stringValue ?? ""
    let cell = path.first { $0.intValue != nil }?.intValue.map { "its cell \($0 + 1) has" } ?? "it has"
    let kinds = ["nbformat": "number", "cells": "list of", "worksheets": "list of", "cell_type": "text"]
    let wanted = kinds[name] ?? "text"
    if path.isEmpty { return "it is no JSON object" }
    if name == "cells" || name == "worksheets", path.last?.intValue != nil { return "one of its \(name) is no object" }
    return "\(cell) no \(wanted) `\(name)`"
      + (isMissing ? "" : ", but something else of that name, or half a character in it")
  }
}
