import Foundation
import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

/// Processes at once, and processes that are killed.
@Suite(.serialized) struct FeatureProcessTests {
  private static let count = 400

  /// A folder that the parent and its children name alike.
  private static func folder(_ name: String, of process: pid_t) -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("features-\(process)-\(name)")
  }

  private static func number(_ key: Int) -> Tensor { KeptNumbers.features("\(key)", count: 50 + key % 7 * 300) }

  /// Writes and reads in an order of its own; ends with 1 when something is wrong.
  private static func work(_ name: String, order: (Int) -> Int, disk: Int = 100_000_000) {
    let store = KeptNumbers.store(folder(name, of: getppid()), memory: 0, disk: disk)
    for step in 0..<count {
      for key in [order(step), order(step / 2)] {
        if let found = store.features(model: "m", key: "\(key)") {
          if found != number(key) { exit(1) }
        } else {
          store.keep(number(key), model: "m", key: "\(key)")
        }
      }
    }
  }

  /// How many are there; each must be right.
  private func found(_ folder: URL) -> Int {
    let store = KeptNumbers.store(folder)
    return (0..<Self.count).filter { key in
      guard let features = store.features(model: "m", key: "\(key)") else { return false }
      #expect(features == Self.number(key), "\(key)")
      return true
    }.count
  }

  @Test func twoWriteAtOnce() async throws {
    let folder = Self.folder("two", of: getpid())
    defer { try? FileManager.default.removeItem(at: folder) }
    async let first = #expect(processExitsWith: .success) { Self.work("two", order: { $0 }) }
    async let second = #expect(processExitsWith: .success) { Self.work("two", order: { Self.count - 1 - $0 }) }
    _ = await (first, second)
    #expect(found(folder) == Self.count)
    let records = try KeptNumbers.files(folder).compactMap { FeatureFile($0, model: "m") }
    #expect(records.reduce(0) { $0 + $1.count } == Self.count, "nothing is there twice")
  }

  @Test func twoWriteBelowALimit() async throws {
    let folder = Self.folder("limit", of: getpid())
    defer { try? FileManager.default.removeItem(at: folder) }
    async let first = #expect(processExitsWith: .success) { Self.work("limit", order: { $0 }, disk: 300_000) }
    async let second = #expect(processExitsWith: .success) {
      Self.work("limit", order: { Self.count - 1 - $0 }, disk: 300_000)
    }
    var largest = 0
    let watcher = Task.detached {
      var largest = 0
      while !Task.isCancelled {
        largest = max(largest, KeptNumbers.size(folder))
        usleep(200)
      }
      return largest
    }
    _ = await (first, second)
    watcher.cancel()
    largest = await watcher.value
    #expect(largest <= 300_000 && largest > 100_000, "\(largest)")
    #expect(found(folder) > 10)
  }

  /// A process is killed at any moment of writing; the next goes on.
  @Test func killedInTheMiddleOfWriting() async throws {
    let folder = Self.folder("killed", of: getpid())
    defer { try? FileManager.default.removeItem(at: folder) }
    var last = 0
    for round in 0..<6 {
      await #expect(processExitsWith: .signal(SIGKILL), "round \(round)") {
        Thread.detachNewThread {
          usleep(UInt32.random(in: 500...30_000))
          kill(getpid(), SIGKILL)
        }
        let store = KeptNumbers.store(Self.folder("killed", of: getppid()), memory: 0)
        while true {
          for key in 0..<Self.count {
            if let found = store.features(model: "m", key: "\(key)"), found != Self.number(key) { exit(1) }
            store.keep(Self.number(key), model: "m", key: "\(key)")
          }
        }
      }
      let now = found(folder)
      #expect(now >= last, "round \(round)")
      last = now
    }
    let store = KeptNumbers.store(folder)
    for key in 0..<Self.count { store.keep(Self.number(key), model: "m", key: "\(key)") }
    #expect(found(folder) == Self.count)
  }

  /// A writer that was stopped while it held the lock keeps nobody for long.
  @Test func aStoppedWriterIsNotWaitedFor() throws {
    try withTemporaryFolder { folder in
      let store = KeptNumbers.store(folder)
      store.keep(Self.number(0), model: "m", key: "0")
      let file = try #require(try KeptNumbers.files(folder).first)
      let writer = try #require(FeatureFileWriter(file))
      let begin = Date()
      store.keep(Self.number(1), model: "m", key: "1")
      #expect(Date().timeIntervalSince(begin) < 30)
      #expect(store.features(model: "m", key: "1") == Self.number(1), "in memory at least")
      withExtendedLifetime(writer) {}
    }
  }

  /// What another removes while this one reads can be read on, and what is written then is there for the next.
  @Test func removedWhileItIsRead() throws {
    try withTemporaryFolder { folder in
      let store = KeptNumbers.store(folder, memory: 0)
      for key in 0..<10 { store.keep(Self.number(key), model: "m", key: "\(key)") }
      for file in try KeptNumbers.files(folder) { try FileManager.default.removeItem(at: file) }
      for key in 0..<10 { #expect(store.features(model: "m", key: "\(key)") == Self.number(key)) }
      store.keep(Self.number(10), model: "m", key: "10")
      let next = KeptNumbers.store(folder)
      #expect(next.features(model: "m", key: "10") == Self.number(10))
      #expect(next.features(model: "m", key: "0") == nil)
    }
  }

  /// Two that are open see what the other writes.
  @Test func whatOneWritesTheOtherReads() throws {
    try withTemporaryFolder { folder in
      let (first, second) = (KeptNumbers.store(folder), KeptNumbers.store(folder))
      for key in 0..<40 {
        let (writer, reader) = key % 3 == 0 ? (first, second) : (second, first)
        #expect(reader.features(model: "m", key: "\(key)") == nil)
        writer.keep(Self.number(key), model: "m", key: "\(key)")
        #expect(reader.isKnown(model: "m", key: "\(key)"))
        #expect(reader.features(model: "m", key: "\(key)") == Self.number(key))
      }
      let files = try KeptNumbers.files(folder).count
      #expect(files == 1)
    }
  }
}
