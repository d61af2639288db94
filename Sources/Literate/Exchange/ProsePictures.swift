import Foundation

/// The pictures of a piece of prose.
enum ProsePictures {
  struct Picture {
    /// As the prose writes it.
    var url: String
    /// `image/png`
    var mediaType: String
    var base64: String
    /// The file's name without folders, unique in its piece.
    var name: String
  }

  /// The pictures that are files beside the lesson, each once.
  static func read(_ markdown: String, from folder: URL?) -> [Picture] {
    var taken: [String: String] = [:]
    return urls(in: markdown).compactMap { url in
      guard !url.lowercased().hasPrefix("data:"), case .success(let uri) = EmbeddedPicture.load(url, from: folder),
        let comma = uri.firstIndex(of: ","), let semicolon = uri.firstIndex(of: ";")
      else { return nil }
      let path = url.removingPercentEncoding ?? url
      let file = URL(fileURLWithPath: path)
      var name = file.lastPathComponent.replacing(" ", with: "-")
      var number = 2
      while taken[name] != nil {
        name = "\(file.deletingPathExtension().lastPathComponent)-\(number).\(file.pathExtension)"
          .replacing(" ", with: "-")
        number += 1
      }
      taken[name] = url
      return Picture(
        url: url, mediaType: String(uri[uri.index(uri.startIndex, offsetBy: "data:".count)..<semicolon]),
        base64: String(uri[uri.index(after: comma)...]), name: name)
    }
  }

  /// What the prose's pictures are, in its order, each once.
  static func urls(in markdown: String) -> [String] {
    let tree = MarkdownTree(markdown + "\n")
    let urls = withExtendedLifetime(tree) { tree.root.all.filter { $0.kind == .image }.map(\.url) }
    var seen: Set<String> = []
    return urls.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// The prose with other places for some of its pictures.
  static func replacing(_ places: [String: String], in markdown: String) -> String {
    // The longest first: one may begin with another.
    places.sorted { ($1.key.count, $0.key) < ($0.key.count, $1.key) }.reduce(markdown) { text, place in
      var result = ""
      var rest = text[...]
      while let found = rest.range(of: place.key) {
        let before = text[..<found.lowerBound]
        let end = rest[found.upperBound...].first
        let isPlace =
          ["](", "](<", "]: ", "]: <"].contains { before.hasSuffix($0) }
          && (end == nil || end == ")" || end == ">" || end?.isWhitespace == true)
        result += rest[..<found.lowerBound] + (isPlace ? place.value : place.key)
        rest = rest[found.upperBound...]
      }
      return result + rest
    }
  }
}
