import Files
import Foundation
import TestSupport
import Testing

@testable import Weights

@Suite(.serialized) struct WeightStoreTests {
  private let scratch: ScratchFolder
  private let server: LoopbackServer
  private let body = Data(LoopbackServer.body)

  init() throws {
    scratch = try ScratchFolder()
    server = try LoopbackServer()
  }

  private func entry(_ kind: String, name: String = "small", includesTop: Bool = true) -> WeightEntry {
    WeightEntry(
      name: name, architecture: "tiny", includesTop: includesTop, purpose: "tests",
      downloadSize: .exactly(body.count), size: .exactly(body.count), fileName: "\(name).h5",
      source: .file(server.url(kind)), algorithm: .md5,
      digest: Digest.hex(body, .md5), licence: "none")
  }

  private func store(_ entries: [WeightEntry]) -> WeightStore {
    WeightStore(
      location: scratch.url.appendingPathComponent("weights"), kerasFolder: scratch.url.appendingPathComponent("keras"),
      entries: entries)
  }

  @Test func fetchesOnceAndKeepsOnlyTheFile() throws {
    let entry = entry("cut")
    let store = store([entry])
    #expect(store.status(of: entry) == .missing)
    let path = try store.path(for: entry)
    #expect(try Data(contentsOf: path) == body)
    #expect(store.status(of: entry) == .cached(path))
    let names = try FileManager.default.contentsOfDirectory(atPath: store.location.path).sorted()
    #expect(names == [".small.h5.lock", ".verified", "small.h5"])
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: path.path)
    try store.fetch(entry)
    let date = try FileManager.default.attributesOfItem(atPath: path.path)[.modificationDate] as? Date
    #expect(date == Date(timeIntervalSince1970: 0))
  }

  @Test func kerassFileServesAndIsNeverTouched() throws {
    let entry = entry("missing")
    let store = store([entry])
    try FileManager.default.createDirectory(at: store.kerasFolder, withIntermediateDirectories: true)
    let kerass = store.kerasFolder.appendingPathComponent(entry.fileName)
    try body.write(to: kerass)
    #expect(store.status(of: entry) == .inKerasFolder(kerass))
    #expect(try store.path(for: entry) == kerass)
    try Data(body.reversed()).write(to: kerass)
    #expect(throws: WeightsError.self) { try store.path(for: entry) }
    #expect(FileManager.default.fileExists(atPath: kerass.path))
  }

  @Test func aDamagedFileIsFetchedAgain() throws {
    let entry = entry("whole")
    let store = store([entry])
    let path = try store.path(for: entry)
    var damaged = body
    damaged[1000] ^= 1
    try damaged.write(to: path)
    #expect(try Data(contentsOf: store.path(for: entry)) == body)
  }

  @Test func anotherFilesPartIsNotBuiltUpon() throws {
    let entry = entry("whole")
    let store = store([entry])
    try FileManager.default.createDirectory(at: store.location, withIntermediateDirectories: true)
    try Data(repeating: 9, count: 5000).write(to: store.location.appendingPathComponent(".small.h5.part"))
    #expect(try Data(contentsOf: store.path(for: entry)) == body)
  }

  @Test func aWrongDigestIsNotKept() throws {
    let right = entry("whole")
    let wrong = WeightEntry(
      name: "wrong", architecture: "tiny", includesTop: true, purpose: "tests",
      downloadSize: .exactly(body.count), size: .exactly(body.count), fileName: "wrong.h5", source: right.source,
      digest: Digest.hex("another"), licence: "none")
    let store = store([wrong])
    #expect(throws: WeightsError.self) { try store.fetch(wrong) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.location.path) == [".wrong.h5.lock"])
  }

  @Test func whenNothingCanBeReachedOneSentenceSaysWhatToDo() throws {
    let entry = entry("missing")
    let error = #expect(throws: WeightsError.self) { try store([entry]).path(for: entry) }
    let text = try #require(error?.description)
    #expect(text.contains("The weights small (0.3 MB) are not on this machine"))
    #expect(text.contains("/missing failed: it answered with HTTP status 404"))
    #expect(text.contains("`lectern weights fetch small`"))
  }

  @Test func twoAtOnceFetchOnce() throws {
    let entry = entry("whole")
    let store = store([entry])
    let failures = FailureCount()
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      do { try store.fetch(entry) } catch { failures.add() }
    }
    #expect(failures.value == 0)
    #expect(try Data(contentsOf: store.path(for: entry)) == body)
  }

  @Test func theHookTakesThePlaceOfFetching() throws {
    let entry = entry("missing")
    let store = store([entry])
    var asked: [String] = []
    WeightStore.fetchMissing = { entry, _ in asked.append(entry.name) }
    defer { WeightStore.fetchMissing = nil }
    #expect(throws: WeightsError.notHere(name: "small", size: .exactly(body.count), reason: nil)) {
      try store.path(for: entry)
    }
    #expect(asked == ["small"])
  }

  @Test func aServerOutOfReachIsTriedOnceADay() throws {
    let store = store([entry("missing")])
    func isThere(_ store: WeightStore) -> Bool { store.has(architecture: "tiny", includeTop: false) }
    #expect(!isThere(store))
    #expect(!isThere(store))
    #expect(try server.log().count == 1)
    let mark = store.location.appendingPathComponent(".unreachable/127.0.0.1")
    let yesterday = Date(timeIntervalSinceNow: -90_000)
    try FileManager.default.setAttributes([.modificationDate: yesterday], ofItemAtPath: mark.path)
    #expect(!isThere(store))
    #expect(try server.log().count == 2)
    // Whoever asks in earnest asks the server.
    #expect(throws: WeightsError.self) { try store.fetch(store.entries[0]) }
    #expect(try server.log().count == 3)
    // The same server has it meanwhile.
    let better = self.store([entry("whole")])
    try better.fetch(better.entries[0])
    #expect(!FileManager.default.fileExists(atPath: mark.path))
    #expect(isThere(better) && !better.has(architecture: "other", includeTop: false))
  }

  @Test func aFullDiskIsOneSentenceAndKeepsNothingWrong() throws {
    let entry = entry("whole")
    let store = store([entry])
    try FileManager.default.createDirectory(at: store.location, withIntermediateDirectories: true)
    let part = store.location.appendingPathComponent(".small.h5.part")
    try FileManager.default.createSymbolicLink(atPath: part.path, withDestinationPath: "/dev/full")
    let error = #expect(throws: WeightsError.self) { try store.fetch(entry) }
    #expect(error?.description.hasSuffix(".small.h5.part cannot be written: No space left on device") == true)
    #expect(store.status(of: entry) == .missing)
  }

  @Test func aServerThatDoesNotAnswerIsAskedOnce() throws {
    let entries = [entry("missing", name: "a"), entry("missing", name: "b")]
    let error = #expect(throws: WeightsError.self) { try store(entries).path(forAnyOf: entries) }
    #expect(error?.description.hasPrefix("The weights a ") == true)
    #expect(try server.log().count == 1)
    let here = try store(entries).path(forAnyOf: [])
    #expect(here == nil)
  }

  // MARK: Names

  @Test func namesAndArchitectures() throws {
    let entries = [entry("a", name: "with-top"), entry("a", name: "without", includesTop: false)]
    let store = store(entries)
    #expect(store.entries(architecture: "tiny", includeTop: true).map(\.name) == ["with-top"])
    #expect(store.entries(architecture: "tiny", includeTop: false).map(\.name) == ["without", "with-top"])
    let error = #expect(throws: WeightsError.self) { try store.entry(named: "wihtout") }
    #expect(error?.description.contains("Did you mean \"without\"?") == true)
    #expect(try store.entry(named: "With Top").name == "with-top")
    #expect(try store.entry(named: "Tiny").name == "with-top")
  }
}

private final class FailureCount: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0
  var value: Int { lock.withLock { count } }
  func add() { lock.withLock { count += 1 } }
}
