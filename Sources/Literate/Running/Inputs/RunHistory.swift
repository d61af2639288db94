import Files
import Foundation

/// What is kept of the last run of each lesson into a folder of pages: a small file for each, in the cache.
///
/// Whatever cannot be read, or was written by another version, is as if there were none: then the lesson is run.
public struct RunHistory: Sendable {
  private let folder: URL
  private let output: String

  /// - Parameter output: the folder of the pages.
  public init(output: URL) {
    folder = CacheFolder.root.appendingPathComponent("runs", isDirectory: true)
    self.output = output.standardizedFileURL.resolvingSymlinksInPath().path
  }

  /// The last run of the lesson of this name.
  func run(of name: String) -> KeptRun? {
    struct Version: Decodable { var version: Int }
    guard let data = try? Data(contentsOf: file(name)),
      let version = try? JSONDecoder().decode(Version.self, from: data),
      version.version == KeptRun.version
    else { return nil }
    return try? JSONDecoder().decode(KeptRun.self, from: data)
  }

  /// Keeps a run. Where that cannot be written, the lesson is run again next time.
  func keep(_ run: KeptRun, of name: String) {
    forget(name)
    guard let data = try? JSONEncoder().encode(run), (try? CacheFolder.folder("runs")) != nil else { return }
    try? WholeFile.write(data, to: file(name))
  }

  /// From now on nothing is known of the lesson's last run.
  func forget(_ name: String) { try? FileManager.default.removeItem(at: file(name)) }

  private func file(_ name: String) -> URL {
    folder.appendingPathComponent("\(Digest.hex("\(output)\0\(name)").prefix(32)).json")
  }
}
