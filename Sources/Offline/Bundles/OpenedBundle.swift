import Files
import Foundation

/// A bundle that has been unpacked, by Lectern or by tar.
package struct OpenedBundle {
  package let folder: URL
  package let manifest: BundleManifest

  /// - Throws: ``BundleFault`` where this folder is no bundle.
  package init(_ folder: URL) throws {
    self.folder = folder
    let file = folder.appendingPathComponent(BundleManifest.fileName)
    guard let json = try? Data(contentsOf: file) else { throw BundleFault.noManifest }
    manifest = try BundleManifest(json: json)
  }

  /// Whether every file is there and what the manifest says.
  ///
  /// - Throws: ``BundleFault`` for the first that is not.
  package func verify(progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }) throws {
    var done = 0
    for file in manifest.files {
      try check(file)
      done += file.size
      progress(done, manifest.size)
    }
  }

  private func check(_ file: BundleManifest.File) throws {
    var place = folder
    for part in file.path.split(separator: "/") {
      place.appendPathComponent(String(part))
      var facts = stat()
      guard lstat(place.path, &facts) == 0 else { throw BundleFault.missing(member: file.path) }
      // A link could lead anywhere.
      guard [S_IFREG, S_IFDIR].contains(facts.st_mode & S_IFMT) else { throw BundleFault.notAFile(file.path) }
    }
    let size = try? FileManager.default.attributesOfItem(atPath: place.path)[.size] as? Int
    guard size == file.size, try Digest.hex(contentsOf: place) == file.sha256 else {
      throw BundleFault.altered(member: file.path)
    }
  }

  /// What became of a file or folder that was to be put into the cache.
  package enum Placed: Hashable, Sendable {
    case new
    case wasThere
    /// Another one of its name is there and stays: nobody can say which is right.
    case otherIsThere
  }

  /// Puts the weights where Lectern looks for them. A right one that is there is left alone.
  ///
  /// - Parameter store: the folder `weights` of the cache.
  /// - Throws: what the system says where nothing can be written.
  package func placeWeights(in store: URL) throws -> [(name: String, placed: Placed)] {
    try FileManager.default.createDirectory(at: store, withIntermediateDirectories: true)
    return try manifest.weights.map { weights in
      let source = folder.appendingPathComponent("weights/\(weights.fileName)")
      let target = store.appendingPathComponent(weights.fileName)
      if FileManager.default.fileExists(atPath: target.path) {
        if try Digest.hex(contentsOf: target) == Digest.hex(contentsOf: source) { return (weights.name, .wasThere) }
        // Of a file whose digest is published, this one is the right one: it was verified when the bundle was made.
        guard weights.isPublished else { return (weights.name, .otherIsThere) }
      }
      try WholeFile.write(to: target) { try FileManager.default.copyItem(at: source, to: $0) }
      return (weights.name, .new)
    }
  }

  /// Puts the photographs where Lectern looks for them, a set at a time.
  ///
  /// - Parameters:
  ///   - place: the folder `photos` of the cache.
  ///   - complete: the file that says that a set is whole.
  /// - Throws: what the system says where nothing can be written.
  package func placePhotos(in place: URL, complete: String) throws -> [(name: String, placed: Placed)] {
    try manifest.photos.map { name in
      let target = place.appendingPathComponent(name, isDirectory: true)
      if FileManager.default.fileExists(atPath: target.appendingPathComponent(complete).path) {
        return (name, .wasThere)
      }
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let aside = place.appendingPathComponent(".\(name).bundle.part", isDirectory: true)
      try? FileManager.default.removeItem(at: aside)
      try FileManager.default.copyItem(at: folder.appendingPathComponent("photos/\(name)"), to: aside)
      // A set that did not come whole says of itself that it did not.
      try? FileManager.default.removeItem(at: target)
      try WholeFile.rename(aside, to: target)
      return (name, .new)
    }
  }
}
