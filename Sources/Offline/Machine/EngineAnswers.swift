import Foundation

/// What the engine says of a file of weights: an item of `lectern weights list --json`.
package struct EngineWeights: Codable, Hashable, Sendable {
  package var name: String
  package var architecture: String
  package var fileName: String
  package var bytes: Int
  package var isOfTheCourse: Bool
  package var isPublished: Bool
  /// nil where it is not here.
  package var path: String?

  package init(
    name: String, architecture: String, fileName: String, bytes: Int, isOfTheCourse: Bool, isPublished: Bool,
    path: String?
  ) {
    (self.name, self.architecture, self.fileName, self.bytes) = (name, architecture, fileName, bytes)
    (self.isOfTheCourse, self.isPublished, self.path) = (isOfTheCourse, isPublished, path)
  }
}

/// What the engine says of a set of photographs: an item of `lectern photos list --json`.
package struct EnginePhotos: Codable, Hashable, Sendable {
  package var name: String
  /// nil where they are not here.
  package var path: String?
}
