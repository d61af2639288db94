import Files
import Foundation
import StepOutput

/// Makes of what a lesson's steps did with files what the lesson depends on.
struct InputCollector {
  /// Where the steps found themselves, and what that stood for: the folder of the lesson's own file.
  let work: String
  let home: String
  /// What can be had again and means nothing by itself: it counts as it is at the end. As it is named and as it is.
  let cache: [String]
  /// Folders whose files are known otherwise, or are a matter of speed only.
  let ignored: [String]
  let digests: InputDigests

  private(set) var inputs: [LessonInput] = []
  private(set) var unknown: [Int: UnknownInput] = [:]
  private var known: Set<Key> = []

  private struct Key: Hashable {
    var kind: LessonInput.Kind
    var path: String
  }

  init(work: String, home: String, toolchain: Toolchain, digests: InputDigests) {
    self.work = Self.real(work)
    self.home = Self.real(home)
    self.digests = digests
    cache = [CacheFolder.root.standardizedFileURL.path, Self.real(CacheFolder.root.path)]
    ignored =
      ["lib", "bin"].map { toolchain.usr.appendingPathComponent($0).path }
      + cache.flatMap { ["\($0)/steps", "\($0)/features", "\($0)/runs", "\($0)/weights/.verified"] } + [
        "/usr/lib", "/lib", "/lib64",
      ]
      // The fonts themselves count; the lists that fontconfig makes of them do not.
      + ["/var/cache/fontconfig", NSHomeDirectory() + "/.cache/fontconfig"]
  }

  private static func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }

  /// Adds what a step did.
  mutating func add(_ uses: [FileUse], ofStep step: Int) {
    for use in uses {
      if let reason = UnknownInput(use) {
        // A program is started by a connection, too, of Foundation's.
        if case .program = reason { unknown[step] = reason } else if unknown[step] == nil { unknown[step] = reason }
        continue
      }
      let isBeside = use.path == work
      guard let use = placed(use), let kind = isBeside ? .beside : Self.kind(of: use) else { continue }
      let path = use.thing == .absent && kind == .presence ? Self.missing(use.path) : use.path
      // What the lesson has made itself, from nothing, depends on nobody else.
      if [.content, .status, .presence].contains(kind), known.contains(Key(kind: .written, path: path)) { continue }
      guard known.insert(Key(kind: kind, path: path)).inserted else { continue }
      inputs.append(LessonInput(kind: kind, path: path, step: step, status: FileStatus(use)))
    }
  }

  /// What the lesson depends on, with the digests of now; to be called at its end.
  func finish() -> [LessonInput] {
    let contents = Set(inputs.filter { $0.kind == .content }.map(\.path))
    return inputs.compactMap { input in
      // Whoever reads a file asks for its size and looks whether it is there first.
      let isRead = contents.contains(input.path)
      if isRead, input.kind == .status || (input.kind == .presence && input.status.thing == .file) { return nil }
      if isRead, input.kind == .presence, isCached(input.path) { return nil }
      return settled(input)
    }
  }

  /// A use of what a path in the steps' folder stands for; nil for what is of no matter.
  private func placed(_ use: FileUse) -> FileUse? {
    var use = use
    if Self.isInside(use.path, work) {
      // What is there is the step's own; what is not would be there if it lay beside the lesson.
      guard
        use.thing == .absent && use.kind != .wrote && use.kind != .addedTo || use.path == work && use.kind == .listed
      else { return nil }
      use.path = home + use.path.dropFirst(work.count)
    }
    let scratch = (work as NSString).deletingLastPathComponent
    if Self.isInside(use.path, scratch) || ignored.contains(where: { Self.isInside(use.path, $0) }) { return nil }
    return use
  }

  /// What is missing first on the way to something that is missing: while it is, the rest is too.
  private static func missing(_ path: String) -> String {
    var path = path
    while true {
      let parent = (path as NSString).deletingLastPathComponent
      if parent == path || parent == "/" || FileStatus(of: parent).thing != .absent { return path }
      path = parent
    }
  }

  private static func isInside(_ path: String, _ folder: String) -> Bool {
    path.hasPrefix(folder) && (path.utf8.count == folder.utf8.count || path.dropFirst(folder.count).first == "/")
  }

  private func isCached(_ path: String) -> Bool { cache.contains { Self.isInside(path, $0) } }

  private static func kind(of use: FileUse) -> LessonInput.Kind? {
    switch use.kind {
    case .read: use.thing == .file ? .content : .presence
    case .asked: .status
    // What a log held before it was added to is of no matter.
    case .looked, .addedTo: .presence
    case .listed: .names
    case .pointed: .link
    case .wrote: .written
    case .started, .connected, .unfollowed: nil
    }
  }

  /// An input with what is there at the end; nil for what is of no matter.
  private func settled(_ input: LessonInput) -> LessonInput? {
    var input = input
    let used = input.status
    let now = FileStatus(of: input.path)
    let isCached = isCached(input.path)
    switch input.kind {
    case .presence:
      if isCached { input.status = now }
    case .written:
      // What was put into the cache can be had again, and what is gone again was for the moment.
      if isCached || now.thing == .absent { return nil }
      input.status = now
      if now.thing == .file { input.digest = digests.digest(of: input.path, now) }
    case .status:
      input.isUnsettled = !isCached && now != used
      input.status = now
    case .names, .beside:
      // The folder of the steps has another time than the one that it is made of.
      input.isUnsettled = input.kind == .names && !isCached && now != used
      input.status = now
      let names = digests.names(of: input.path, input.kind)
      input.digest = names?.digest
      if let names, names.names.count <= LessonInput.mostNames { input.names = names.names }
      if names == nil { input.isUnsettled = !isCached || now.thing != .absent }
    case .link: input.digest = InputDigests.destination(of: input.path)
    case .content:
      input.isUnsettled = !isCached && now != used
      input.status = now
      if now.thing == .file { input.digest = digests.digest(of: input.path, now) }
      if FileStatus(of: input.path) != now { input.isUnsettled = true }
    }
    return input
  }
}
