import Files
import Foundation

/// Digests of files that have been digested before: a file that has not changed since is not read again.
///
/// A stamp tells what the file was when it was digested: its size, its times to the nanosecond, its inode. Any writing
/// changes the time of change, which no program can set back. Who can write into the folder of stamps can write there what he likes,
/// as he can change Lectern itself: stamps are against accidents and against files from elsewhere.
struct Stamps {
  /// The folder of stamps; it is made when it is first needed, and where it cannot be written everything is digested.
  let folder: URL

  /// What a file was, and its digest then.
  private struct Stamp: Codable {
    var file: FileIdentity
    var algorithm: Digest.Algorithm
    var digest: String
  }

  /// Whether a file is the right one by its digest, which is taken from its stamp when the file has not changed. A file that is
  /// right has a stamp afterwards.
  ///
  /// - Parameter isRight: judges a digest; the second is the one that the file had when it was last found right.
  /// - Throws: what the system says when the file cannot be read.
  func verifies(
    _ url: URL, _ algorithm: Digest.Algorithm, _ isRight: (_ digest: String, _ last: String?) -> Bool
  ) throws -> Bool {
    guard let before = FileIdentity(url) else { return false }
    let last = stamp(of: url).flatMap { $0.algorithm == algorithm ? $0 : nil }
    if let last, last.file == before { return isRight(last.digest, last.digest) }
    // Times go in steps of some milliseconds: a change within the step of the last one would not be seen.
    if abs(Date().timeIntervalSince(before.lastChange)) < Self.longestStep {
      usleep(useconds_t(Self.longestStep * 1e6))
    }
    let digest = try Digest.hex(contentsOf: url, algorithm)
    guard isRight(digest, last?.digest) else { return false }
    if FileIdentity(url) == before { keep(Stamp(file: before, algorithm: algorithm, digest: digest), of: url) }
    return true
  }

  private func keep(_ stamp: Stamp, of url: URL) {
    guard let data = try? JSONEncoder().encode(stamp) else { return }
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? WholeFile.write(data, to: stampFile(of: url))
  }

  private static let longestStep = 0.02

  private func stamp(of url: URL) -> Stamp? {
    (try? Data(contentsOf: stampFile(of: url))).flatMap { try? JSONDecoder().decode(Stamp.self, from: $0) }
  }

  /// One file may be here and in Keras's folder.
  private func stampFile(of url: URL) -> URL {
    folder.appendingPathComponent("\(url.lastPathComponent).\(Digest.hex(url.path).prefix(8)).json")
  }
}
