import Foundation

/// What is in a bundle: its member `manifest.json`.
package struct BundleManifest: Codable, Hashable, Sendable {
  /// The version of the format that this Lectern writes and reads.
  package static let format = 1
  /// The folder that all members are in.
  package static let folder = "lectern-course"
  package static let fileName = "manifest.json"
  /// The same digests, as `sha256sum` reads them.
  package static let sums = "SHA256SUMS"

  package struct File: Codable, Hashable, Sendable {
    /// Within the bundle's folder.
    package var path: String
    /// In bytes.
    package var size: Int
    package var sha256: String
    package var isExecutable: Bool

    package init(path: String, size: Int, sha256: String, isExecutable: Bool) {
      (self.path, self.size, self.sha256, self.isExecutable) = (path, size, sha256, isExecutable)
    }
  }

  package struct Weights: Codable, Hashable, Sendable {
    /// `xception`
    package var name: String
    /// In the folder `weights`, and in the store.
    package var fileName: String
    /// Whether somebody has published this file's digest, so that another file of its name is a wrong one.
    package var isPublished: Bool

    package init(name: String, fileName: String, isPublished: Bool) {
      (self.name, self.fileName, self.isPublished) = (name, fileName, isPublished)
    }
  }

  package var format = Self.format
  /// The versions of Lectern and of the Swift that it was built with.
  package var lectern: String
  package var swift: String
  /// What it is for: `debian 12` and `x86_64`.
  package var system: String
  package var architecture: String
  /// Whether the compiler is in it.
  package var hasToolchain: Bool
  package var weights: [Weights]
  /// Sets of photographs, by name.
  package var photos: [String]
  /// What the lessons use and the bundle has not, because it was not where it was made.
  package var missing: [String]
  /// All but this file and ``sums``.
  package var files: [File]

  package init(
    lectern: String, swift: String, system: String, architecture: String, hasToolchain: Bool, weights: [Weights],
    photos: [String], missing: [String], files: [File]
  ) {
    (self.lectern, self.swift, self.system, self.architecture) = (lectern, swift, system, architecture)
    (self.hasToolchain, self.weights, self.photos) = (hasToolchain, weights, photos)
    (self.missing, self.files) = (missing, files)
  }

  /// Reads a manifest and sees to it that it cannot name anything outside of the bundle's folder.
  ///
  /// - Throws: ``BundleFault``.
  package init(json: Data) throws {
    struct Version: Decodable { var format: Int }
    guard let version = try? JSONDecoder().decode(Version.self, from: json) else { throw BundleFault.noManifest }
    guard version.format == Self.format else { throw BundleFault.otherFormat(version.format) }
    do { self = try JSONDecoder().decode(Self.self, from: json) } catch { throw BundleFault.noManifest }
    var seen: Set<String> = [Self.fileName, Self.sums]
    for file in files {
      try BundlePath.check(file.path)
      guard file.size >= 0, seen.insert(file.path).inserted else { throw BundleFault.twice(file.path) }
    }
    for name in weights.map(\.fileName) + photos where name.contains("/") { throw BundleFault.hostilePath(name) }
    for name in weights.map(\.fileName) + photos { try BundlePath.check(name) }
  }

  /// As it is written.
  package var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(self) + Data("\n".utf8)
    }
  }

  /// All bytes of the files.
  package var size: Int { files.reduce(0) { $0 + $1.size } }

  /// The bytes of the files in a folder of the bundle.
  package func size(in folder: String) -> Int {
    files.filter { $0.path.hasPrefix(folder + "/") }.reduce(0) { $0 + $1.size }
  }

  /// Whether a machine of this kind can use it.
  ///
  /// - Throws: ``BundleFault/otherMachine(wanted:found:)``.
  package func check(system: String, architecture: String) throws {
    guard system == self.system, architecture == self.architecture else {
      throw BundleFault.otherMachine(
        wanted: "\(self.system) on \(self.architecture)", found: "\(system) on \(architecture)")
    }
  }
}
