import Files
import Foundation

/// The folder that holds the files of features of all models, and how large it may become.
///
/// The files of a model begin with its digest, and none is larger than a sixteenth of the limit by much: so there are few files,
/// however many pictures, and the oldest can be removed one by one.
struct FeatureFolder {
  /// A file in it.
  struct Entry {
    let url: URL
    let size: Int
    /// When it was last read or written.
    let used: Date
  }

  let url: URL
  /// The most bytes.
  let limit: Int

  /// A file that is larger gets no more records.
  var fullFile: Int { min(64 << 20, limit / 16) }
  /// What is removed leaves this much, so that not every picture removes something.
  private var low: Int { limit / 8 * 7 }
  /// Above this, something is removed: several processes that look at the same time stay below the limit.
  private var high: Int { limit / 16 * 15 }
  /// How many bytes may be written without looking again.
  var stride: Int { limit / 64 }

  /// The files of features, or those of one model, and those that were left unfinished.
  func entries(model: String? = nil) -> [Entry] {
    let start = model.map(Self.start) ?? ""
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.compactMap { name in
      guard name.hasSuffix(FeatureFile.suffix), name.hasPrefix(start) else { return nil }
      return entry(name)
    }
  }

  private func entry(_ name: String) -> Entry? {
    let file = url.appendingPathComponent(name)
    var status = stat()
    guard lstat(file.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Entry(url: file, size: Int(status.st_size), used: status.modified)
  }

  /// A state that changes when a file comes or goes.
  var state: Date? {
    var status = stat()
    return stat(url.path, &status) == 0 ? status.modified : nil
  }

  /// Makes an empty file for a model, whole at once; nil when that is not possible.
  func makeFile(model: String, label: String) -> URL? {
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      let number = String(UInt32.random(in: 0 ... .max), radix: 16)
      let file = url.appendingPathComponent("\(Self.start(model))\(number)\(FeatureFile.suffix)")
      try WholeFile.write(Data(FeatureFileLine.text(model: model, label: label).utf8), to: file)
      return file
    } catch { return nil }
  }

  /// Removes what was not used for longest until there is room, but nothing that `isSpared`; false when there is none. Who
  /// reads or writes a removed file meanwhile does so undisturbed; it is gone when they close it.
  func makeRoom(for bytes: Int, isSpared: (URL) -> Bool) -> Bool {
    guard bytes <= fullFile * 4 else { return false }
    let all = entries()
    var total = all.reduce(bytes) { $0 + $1.size }
    guard total > high else { return true }
    removeUnfinished()
    for entry in all.sorted(by: { $0.used < $1.used }) where total > low && !isSpared(entry.url) {
      if unlink(entry.url.path) == 0 || errno == ENOENT { total -= entry.size }
    }
    return total <= high
  }

  /// Removes files that a process did not finish.
  private func removeUnfinished() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    where name.hasPrefix(".") && name.hasSuffix(".part") {
      guard let entry = entry(name), entry.used.timeIntervalSinceNow < -60 else { continue }
      unlink(entry.url.path)
    }
  }

  /// How the names of a model's files begin.
  private static func start(_ model: String) -> String { "\(Digest.hex(model).prefix(24))-" }
}

extension stat {
  /// When the file was last changed, or marked as used.
  fileprivate var modified: Date {
    #if os(Linux)
      let time = st_mtim
    #else
      let time = st_mtimespec
    #endif
    return Date(timeIntervalSince1970: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
  }
}
