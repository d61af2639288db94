import Foundation

/// The pictures that a notebook holds, as files beside the lesson.
struct ImportedPictures {
  private(set) var files: [ExportedFile] = []
  private let folder: String

  /// - Parameter lesson: its name.
  init(lesson: String) { folder = lesson + "-files" }

  private static let types = [
    "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp", "image/svg+xml": "svg",
  ]

  /// Takes the attachments of a cell, and gives its text with the files' paths in their place.
  mutating func take(of cell: NotebookFile.Cell, in text: String, complain: (String) -> Void) -> String {
    var places: [String: String] = [:]
    for (name, bundle) in cell.attachments.sorted(by: { $0.key < $1.key }) {
      guard let (type, content) = bundle.sorted(by: { $0.key < $1.key }).first(where: { Self.types[$0.key] != nil })
      else {
        complain("the attachment \(name.prefix(60)) is no picture that pages can show, and is left out")
        continue
      }
      let base64 = content.text.filter { !$0.isWhitespace }
      guard let data = Data(base64Encoded: base64), !data.isEmpty else {
        complain("the attachment \(name.prefix(60)) is not base64, and is left out")
        continue
      }
      let path = place(of: name, wanted: cell.lectern?.pictures[name], type: Self.types[type] ?? "png", data)
      places["attachment:\(name)"] = path
      if let encoded = name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed), encoded != name {
        places["attachment:\(encoded)"] = path
      }
    }
    return ProsePictures.replacing(places, in: text)
  }

  /// Where a picture goes: where the lesson had it, if that is below the lesson's folder, else into a folder of its own.
  private mutating func place(of name: String, wanted: String?, type: String, _ data: Data) -> String {
    if let wanted, Self.isBelow(wanted), Self.kinds.contains(URL(fileURLWithPath: wanted).pathExtension.lowercased()) {
      let path = wanted.removingPercentEncoding ?? wanted
      if let known = files.first(where: { $0.path == path }) {
        if known.data == data { return wanted }
      } else {
        files.append(ExportedFile(path: path, data: data))
        return wanted
      }
    }
    let stem = URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
      .map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? String($0) : "-" }.joined()
    let base = stem.isEmpty ? "picture" : String(stem.prefix(60))
    var path = "\(folder)/\(base).\(type)"
    var number = 2
    while let known = files.first(where: { $0.path == path }) {
      if known.data == data { return path }
      path = "\(folder)/\(base)-\(number).\(type)"
      number += 1
    }
    files.append(ExportedFile(path: path, data: data))
    return path
  }

  private static let kinds: Set<String> = ["png", "jpg", "jpeg", "gif", "webp", "svg"]

  /// Whether a path leads to nowhere but below the lesson's folder.
  private static func isBelow(_ path: String) -> Bool {
    let plain = path.removingPercentEncoding ?? path
    let parts = plain.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.contains { $0.isEmpty || $0.hasPrefix(".") } && !plain.contains(":") && !plain.contains("\\")
      && !plain.contains { $0.isNewline || $0 == "\0" }
  }
}
