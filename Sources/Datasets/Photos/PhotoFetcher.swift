internal import Downloads
import Files
import Foundation

/// Gets the original photographs of town and country into the cache, each verified by its SHA-256.
///
/// Not for a step of a lesson: downloading leaves threads behind.
package struct PhotoFetcher: Sendable {
  /// Where photographs can be had.
  package enum Source: Sendable {
    /// A zip archive that holds them all; folders around `train` and `val` do not matter.
    case archive(URL)
    /// A base that `train/rural/rural1.jpeg` and so on are appended to.
    case files(URL)

    var url: URL {
      switch self {
      case .archive(let url), .files(let url): url
      }
    }
  }

  /// How far fetching is.
  package struct Progress: Sendable {
    /// How many photographs are there, verified.
    package let photographs: Int
    /// How many there are to be.
    package let total: Int
    /// How many bytes of the current download have come.
    package let bytes: Int
    /// The host that is asked.
    package let host: String
  }

  /// The public home on Kaggle, then a mirror on GitHub under the MIT licence.
  package static let publicSources: [Source] = [
    .archive(url("https://www.kaggle.com/api/v1/datasets/download/dansbecker/urban-and-rural-photos")),
    .files(
      url(
        "https://raw.githubusercontent.com/hwaseem04/Urban-Rural-Classification/"
          + "71b89e26e8a425666b0de620ca0a8485c180883f/urban-rural-data/")),
  ]

  private static func url(_ text: String) -> URL { URL(string: text) ?? URL(fileURLWithPath: "/") }

  /// The largest photograph has 473 kB, all together have 3.3 MB.
  private static let mostBytes = 64 << 20

  private let sources: [Source]
  private let timeout: Double
  private let digests: [String: String]
  private let place: URL

  /// - Parameters:
  ///   - sources: asked in this order until all photographs are there.
  ///   - timeout: seconds without any byte after which a source is given up; ten times that for one download in all.
  package init(sources: [Source] = PhotoFetcher.publicSources, timeout: Double = 20) {
    self.init(sources: sources, timeout: timeout, digests: OriginalPhotos.digests, place: Photos.place)
  }

  init(sources: [Source], timeout: Double, digests: [String: String], place: URL) {
    self.sources = sources
    self.timeout = timeout
    self.digests = digests
    self.place = place
  }

  /// Gets what is missing and returns the folder with `train` and `val`. Files that are there and right are kept; the folder
  /// appears in the cache when all are there.
  ///
  /// - Throws: `PhotoFetchError`, or what Foundation throws where the cache cannot be written.
  @discardableResult
  package func fetch(progress: (Progress) -> Void = { _ in }) throws -> URL {
    let manager = FileManager.default
    let folder = place.appendingPathComponent(PhotoCollection.urbanAndRural.rawValue, isDirectory: true)
    let part = place.appendingPathComponent(".\(PhotoCollection.urbanAndRural.rawValue).part", isDirectory: true)
    if manager.fileExists(atPath: folder.path) {
      if missing(in: folder).isEmpty { return folder }
      try? manager.removeItem(at: part)
      try manager.moveItem(at: folder, to: part)
    }
    try manager.createDirectory(at: part, withIntermediateDirectories: true)

    var reasons: [String] = []
    var missing = missing(in: part)
    for source in sources where !missing.isEmpty {
      let host = source.url.host ?? source.url.absoluteString
      func report(_ bytes: Int, _ left: Int) {
        progress(Progress(photographs: digests.count - left, total: digests.count, bytes: bytes, host: host))
      }
      report(0, missing.count)
      do {
        switch source {
        case .archive(let url): try fetchArchive(url, &missing, into: part, report)
        case .files(let base): try fetchFiles(base, &missing, into: part, report)
        }
      } catch {
        reasons.append("\(host): \(reason(error)).")
      }
    }
    guard missing.isEmpty else {
      throw PhotoFetchError.failed(reasons: reasons, missing: missing.count, total: digests.count)
    }
    try Data("\(digests.count) photographs\n".utf8).write(
      to: part.appendingPathComponent(PhotoCollection.completeMarker))
    try WholeFile.rename(part, to: folder)
    return folder
  }

  /// What a source did, in words that follow its name.
  private func reason(_ error: Error) -> String {
    switch error {
    case ZipProblem.noMember(let path): "\(path) is not in the archive"
    case let problem as ZipProblem: "what it sent is no zip archive that can be read (\(problem))"
    default: "\(error)"
    }
  }

  private func missing(in folder: URL) -> Set<String> {
    Set(
      digests.keys.filter { path in
        (try? Digest.hex(contentsOf: folder.appendingPathComponent(path))) != digests[path]
      })
  }

  private func fetchArchive(
    _ url: URL, _ missing: inout Set<String>, into folder: URL, _ report: (Int, Int) -> Void
  ) throws {
    let left = missing.count
    let file = Self.temporaryFile
    defer { try? FileManager.default.removeItem(at: file) }
    try download(url, to: file) { report($0, left) }
    let archive = try ZipArchive(file)
    for path in missing.sorted() {
      guard let entry = archive.names.first(where: { $0 == path || $0.hasSuffix("/" + path) }) else {
        throw ZipProblem.noMember(path)
      }
      try keep(try archive.contents(entry, mostBytes: Self.mostBytes), path, &missing, in: folder)
      report(0, missing.count)
    }
  }

  private func fetchFiles(
    _ base: URL, _ missing: inout Set<String>, into folder: URL, _ report: (Int, Int) -> Void
  ) throws {
    for path in missing.sorted() {
      let left = missing.count
      let file = Self.temporaryFile
      defer { try? FileManager.default.removeItem(at: file) }
      try download(base.appendingPathComponent(path), to: file) { report($0, left) }
      try keep(try Data(contentsOf: file), path, &missing, in: folder)
      report(0, missing.count)
    }
  }

  /// A name for a file that is removed after use.
  private static var temporaryFile: URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
  }

  private func download(_ url: URL, to file: URL, _ progress: (Int) -> Void) throws {
    try Download(
      url, to: file, size: .atMost(Self.mostBytes), idleSeconds: timeout, mostSeconds: timeout * 10, attempts: 1
    ).run { bytes, _ in progress(bytes) }
  }

  private func keep(_ data: Data, _ path: String, _ missing: inout Set<String>, in folder: URL) throws {
    guard Digest.hex(data) == digests[path] else { throw WrongPhotograph(path: path) }
    let target = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try WholeFile.write(data, to: target)
    missing.remove(path)
  }
}
