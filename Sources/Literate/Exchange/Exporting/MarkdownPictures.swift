import Foundation
import StepOutput

/// The pictures of exported Markdown: files in a folder beside it.
struct MarkdownPictures {
  private(set) var files: [ExportedFile] = []
  private let folder: String

  init(folder: String) { self.folder = folder }

  /// - Parameter name: what the file is to be called; a number is put into it where another has that name.
  /// - Returns: its path for a link.
  mutating func add(_ data: Data, name: String) -> String {
    let file = URL(fileURLWithPath: name)
    var path = "\(folder)/\(name)"
    var number = 2
    while let other = files.first(where: { $0.path == path }), other.data != data {
      path = "\(folder)/\(file.deletingPathExtension().lastPathComponent)-\(number).\(file.pathExtension)"
      number += 1
    }
    if !files.contains(where: { $0.path == path }) { files.append(ExportedFile(path: path, data: data)) }
    return path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
  }

  static func picture(_ path: String, words: String) -> String { "![\(GFM.escaped(words))](\(link(path)))" }

  private static func link(_ path: String) -> String { path.replacing("(", with: "%28").replacing(")", with: "%29") }

  /// Pictures side by side; those with captions one below the other, each with its own.
  mutating func grid(_ grid: StepOutput.ImageGrid, of step: Step) -> [String] {
    let title = grid.title.map { ["**\(GFM.escaped($0))**"] } ?? []
    let pictures = grid.pictures.map { one -> (picture: String, caption: String) in
      let type = one.mediaType == "image/png" ? "png" : one.mediaType == "image/jpeg" ? "jpg" : "img"
      let path = add(one.data, name: "\(step.id)-picture.\(type)")
      let caption = GFM.escaped(PictureCaption.text(one))
      guard one.pixelated else { return (Self.picture(path, words: one.alternativeText), caption) }
      // Markdown has no size for a picture of a few pixels.
      let size = PictureSize(one)
      let words = one.alternativeText.htmlEscaped
      return (
        "<img src=\"\(path.htmlEscaped)\" alt=\"\(words)\" width=\"\(size.width)\" height=\"\(size.height)\">", caption
      )
    }
    if pictures.allSatisfy(\.caption.isEmpty) { return title + [pictures.map(\.picture).joined(separator: "\n")] }
    return title + pictures.map { $0.caption.isEmpty ? $0.picture : "\($0.picture)\\\n\($0.caption)" }
  }
}
