import Foundation
import Tensors
import TestSupport
import Testing

@testable import Datasets

@Suite struct LoadingAheadTests {
  private func flow(_ folder: URL) throws -> DirectoryIterator {
    try ImageDataGenerator(rotationRange: 30, zoomRange: 0.2, horizontalFlip: true).flow(
      fromDirectory: folder, targetSize: (9, 8), batchSize: 4, seed: 2, verbose: false)
  }

  private func only(_ rows: [Int]) -> (Batch) -> [Int] { { _ in rows } }

  @Test func threadsDoNotShow() throws {
    try withPictures(cold: 11, warm: 12) { folder in
      let flow = try flow(folder)
      let expected = try flow.batches(epoch: 0).map { try $0.inputs() }
      for threads in 0...4 {
        for ahead in 0...3 {
          var found: [Tensor] = []
          try flow.batches(epoch: 0).forEachLoadedAhead(by: ahead, threads: threads) { index, batch in
            #expect(index == found.count)
            found.append(try batch.inputs())
          }
          #expect(found == expected)
        }
      }
    }
  }

  @Test func onlyWhatIsWantedIsMadeAndTheRestIsThereToo() throws {
    let lock = NSLock()
    var made: [Int] = []
    let batches = (0..<5).map { index in
      Batch(keys: [nil, nil, nil], targets: Tensor(shape: [3]), rowShape: [2]) { row, target in
        lock.lock()
        made.append(index * 10 + row)
        lock.unlock()
        target.update(repeating: Float(index * 10 + row))
      }
    }
    try batches.forEachLoadedAhead(rows: only([2, 0])) { (index: Int, batch: Batch) throws in
      #expect(try batch.inputs(rows: [2, 0]).scalars.map { Int($0) } == [2, 2, 0, 0].map { $0 + index * 10 })
      #expect(try batch.inputs(rows: [0]).shape == [1, 2])
    }
    #expect(made.sorted() == [0, 2, 10, 12, 20, 22, 30, 32, 40, 42])
    try batches.forEachLoadedAhead(rows: only([])) { _, _ in }
    #expect(made.count == 10)
    try batches.forEachLoadedAhead(rows: only([1])) { (index: Int, batch: Batch) throws in
      #expect(try batch.inputs().scalars[0] == Float(index * 10))
    }
  }

  /// While the first batch is in hand, no more than the next two are made.
  @Test func memoryIsBounded() throws {
    let lock = NSLock()
    var (made, furthest) = (0, 0)
    let batches = (0..<20).map { _ in
      Batch(keys: [nil, nil], targets: Tensor(shape: [2]), rowShape: [1]) { _, target in
        lock.lock()
        made += 1
        lock.unlock()
        target[0] = 1
      }
    }
    try batches.forEachLoadedAhead(by: 2) { index, _ in
      usleep(2000)
      lock.lock()
      furthest = max(furthest, made - (index + 1) * 2)
      lock.unlock()
    }
    #expect(made == 40 && furthest <= 4)
  }

  @Test func errorsComeInTheirTurnAndEndAllThreads() throws {
    struct Wrong: Error, Equatable { let row: Int }
    let batches = (0..<6).map { index in
      Batch(keys: [nil, nil, nil], targets: Tensor(shape: [3]), rowShape: [1]) { row, target in
        if index == 2, row > 0 { throw Wrong(row: row) }
        target[0] = 0
      }
    }
    for _ in 0..<50 {
      var seen: [Int] = []
      #expect(throws: Wrong(row: 1)) {
        try batches.forEachLoadedAhead { index, batch in
          _ = try batch.inputs()
          seen.append(index)
        }
      }
      #expect(seen == [0, 1])
      #expect(throws: Wrong(row: 9)) { try batches.forEachLoadedAhead { _, _ in throw Wrong(row: 9) } }
    }
  }

  /// Batches that are in memory, between others that are not.
  @Test func batchesWithoutRowsToMakeAreHandedOn() throws {
    let plain = Batch(keys: [nil], targets: Tensor(shape: [1])) { _ in Tensor(repeating: 7, shape: [1, 1]) }
    let made = Batch(keys: [nil], targets: Tensor(shape: [1]), rowShape: [1]) { _, target in target[0] = 8 }
    var found: [Float] = []
    try [plain, made, plain, plain, made].forEachLoadedAhead { _, batch in found += try batch.inputs().scalars }
    #expect(found == [7, 8, 7, 7, 8])
  }

  @Test func noThreadIsLeftBehind() throws {
    #if os(Linux)
      func threads() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count }
      try withPictures { folder in
        let batches = try flow(folder).batches(epoch: 0)
        let fewest = try (0..<50).map { _ in
          let before = try threads()
          try batches.forEachLoadedAhead { _, batch in _ = try batch.inputs() }
          return try threads() - before
        }.min()
        // The other tests start and end threads of their own meanwhile.
        #expect((fewest ?? 1) <= 0)
      }
    #endif
  }
}
