internal import Downloads
import Files
import Foundation

/// Gets a set of photographs that is one archive into the cache. What has come of it is kept until all is there.
///
/// Not for a step of a lesson: downloading leaves threads behind.
package struct PhotoArchiveFetcher: Sendable {
  /// How far fetching is.
  package enum Progress: Sendable {
    /// Bytes of the archive that are there, of how many, and the host that is asked.
    case downloading(bytes: Int, total: Int, host: String)
    case unpacking
  }

  private let archive: PhotoArchive
  private let place: URL
  private let timeout: Double

  /// nil for a collection that is no archive.
  ///
  /// - Parameter timeout: seconds without any byte after which the server is given up.
  package init?(_ collection: PhotoCollection, timeout: Double = 20) {
    guard let archive = PhotoArchive.of(collection) else { return nil }
    self.init(archive, timeout: timeout, place: Photos.place)
  }

  init(_ archive: PhotoArchive, timeout: Double, place: URL) {
    self.archive = archive
    self.timeout = timeout
    self.place = place
  }

  /// Gets the set, unless it is there, and returns its folder, which appears when all of it is there.
  ///
  /// - Throws: `PhotoFetchError`, or what Foundation and `Files` throw where the cache cannot be written.
  @discardableResult
  package func fetch(progress: (Progress) -> Void = { _ in }) throws -> URL {
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    return try FileLock.exclusively(place.appendingPathComponent(".\(archive.collection.rawValue).lock")) {
      if let folder = archive.collection.folder(in: place) { return folder }
      do { return try fetchAlone(progress) } catch let problem as any Error & CustomStringConvertible
        where problem is DownloadProblem || problem is PhotoArchiveProblem || problem is ZipProblem
      {
        throw PhotoFetchError.archive(
          archive.collection.title, reason: "\(archive.url.host ?? archive.url.absoluteString): \(problem)",
          isKept: problem is DownloadProblem)
      }
    }
  }

  private func fetchAlone(_ progress: (Progress) -> Void) throws -> URL {
    let manager = FileManager.default
    let part = place.appendingPathComponent(".\(archive.collection.rawValue).part", isDirectory: true)
    let file = part.appendingPathComponent("archive")
    try manager.createDirectory(at: part, withIntermediateDirectories: true)
    let host = archive.url.host ?? archive.url.absoluteString
    try Download(archive.url, to: file, size: .exactly(archive.bytes), idleSeconds: timeout).run { bytes, _ in
      progress(.downloading(bytes: bytes, total: archive.bytes, host: host))
    }
    progress(.unpacking)
    do {
      let digest = try Digest.hex(contentsOf: file)
      guard archive.sha256 == nil || digest == archive.sha256 else { throw PhotoArchiveProblem.otherDigest }
      let ready = try unpack(file, in: part)
      try Data("\(archive.url.absoluteString)\nSHA-256 \(digest)\n".utf8)
        .write(to: ready.appendingPathComponent(PhotoCollection.completeMarker))
      let folder = place.appendingPathComponent(archive.collection.rawValue, isDirectory: true)
      try? manager.removeItem(at: folder)
      try WholeFile.rename(ready, to: folder)
      try? manager.removeItem(at: part)
      return folder
    } catch {
      // Another try with the same bytes would end the same.
      try? manager.removeItem(at: part)
      throw error
    }
  }

  /// Unpacks the archive, and makes the set out of it in a folder of its own.
  private func unpack(_ file: URL, in part: URL) throws -> URL {
    let manager = FileManager.default
    let (raw, ready) = (part.appendingPathComponent("raw"), part.appendingPathComponent("ready"))
    for folder in [raw, ready] {
      try? manager.removeItem(at: folder)
      try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    switch archive.form {
    case .gzippedTar: try TarFile(file).unpack(into: raw)
    case .zip: try unpackZip(file, into: raw)
    }
    let root = try root(in: raw)
    for folder in archive.folders {
      try move(folder, from: root, to: ready)
    }
    for name in archive.files {
      try? manager.moveItem(at: root.appendingPathComponent(name), to: ready.appendingPathComponent(name))
    }
    if archive.holdsBackTest { try holdBackTest(in: ready) }
    return ready
  }

  private func unpackZip(_ file: URL, into folder: URL) throws {
    let zip = try ZipArchive(file)
    for name in zip.names {
      try PhotoArchiveProblem.check(name)
      guard !name.hasSuffix("/") else { continue }
      let target = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try zip.extract(name, to: target)
    }
  }

  /// The folder that the set's folders lie in: that of the archive, or the one folder in it.
  private func root(in raw: URL) throws -> URL {
    guard let first = archive.folders.first else { return raw }
    let inner = (try FileManager.default.contentsOfDirectory(atPath: raw.path)).sorted()
      .map { raw.appendingPathComponent($0, isDirectory: true) }
    let root = ([raw] + inner).first {
      FileManager.default.fileExists(atPath: $0.appendingPathComponent(first.source).path)
    }
    guard let root else { throw PhotoArchiveProblem.otherCount(folder: first.source, found: 0, expected: first.count) }
    return root
  }

  /// Moves a folder's pictures to their place in the set, and nothing else that lies with them.
  private func move(_ folder: PhotoArchive.Folder, from root: URL, to ready: URL) throws {
    let manager = FileManager.default
    let source = root.appendingPathComponent(folder.source, isDirectory: true)
    let target = ready.appendingPathComponent(folder.target, isDirectory: true)
    try manager.createDirectory(at: target, withIntermediateDirectories: true)
    let found = manager.fileExists(atPath: source.path) ? try PictureFiles(in: source, followLinks: false).files : []
    guard found.count == folder.count else {
      throw PhotoArchiveProblem.otherCount(folder: folder.source, found: found.count, expected: folder.count)
    }
    if let names = folder.names, let other = found.first(where: { !names.contains($0.lastPathComponent) }) {
      throw PhotoArchiveProblem.otherName(other.name(in: root))
    }
    for file in found {
      var status = stat()
      guard lstat(file.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        throw PhotoArchiveProblem.unsafe(file.name(in: root))
      }
    }
    // A digest that was published says more than any look at the pictures.
    if archive.sha256 == nil,
      let broken = try BrokenFiles.find(among: found, in: root).values.min(by: { $0.name < $1.name })
    {
      throw PhotoArchiveProblem.undecodable(broken.name)
    }
    for file in found { try manager.moveItem(at: file, to: target.appendingPathComponent(file.lastPathComponent)) }
  }

  /// Every second picture of each class, by name.
  private func holdBackTest(in ready: URL) throws {
    let val = ready.appendingPathComponent("val", isDirectory: true)
    let folder = try ImageFolder(val)
    for name in folder.classNames {
      let target = ready.appendingPathComponent("test/\(name)", isDirectory: true)
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      for (index, file) in folder.files(of: name).enumerated() where index % 2 == 1 {
        try FileManager.default.moveItem(at: file, to: target.appendingPathComponent(file.lastPathComponent))
      }
    }
  }
}
