import Foundation

/// A picture of a lesson's prose as a `data:` URI.
enum EmbeddedPicture {
  struct Failure: Error { var problem: LessonProblem }

  private static let mediaTypes = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "svg": "image/svg+xml",
  ]

  /// - Parameter url: as the lesson writes it, percent-encoded or not.
  static func load(_ url: String, from folder: URL?) -> Result<String, Failure> {
    if url.lowercased().hasPrefix("data:image/") { return .success(url.htmlEscaped) }
    guard !url.contains("://"), !url.hasPrefix("//") else {
      return .failure(Failure(problem: .pictureFromNetwork(url)))
    }
    guard let type = mediaTypes[URL(fileURLWithPath: url).pathExtension.lowercased()] else {
      return .failure(Failure(problem: .pictureKind(url)))
    }
    let path = url.removingPercentEncoding ?? url
    guard let folder, let data = try? Data(contentsOf: folder.appendingPathComponent(path)) else {
      return .failure(Failure(problem: .pictureMissing(url)))
    }
    return .success("data:\(type);base64,\(data.base64EncodedString())")
  }
}
