import Foundation
import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

/// The disk never holds more than it may, and what was used last is there longest.
@Suite struct FeatureLimitTests {
  private let row = 1000

  private func keep(_ numbers: Range<Int>, _ model: String, _ store: FeatureStore) {
    for number in numbers {
      store.keep(KeptNumbers.features("\(number)", count: row), model: model, key: "\(number)")
    }
  }

  private func found(_ numbers: Range<Int>, _ model: String, _ store: FeatureStore) -> Int {
    numbers.filter { number in
      let features = store.features(model: model, key: "\(number)")
      if let features { #expect(features == KeptNumbers.features("\(number)", count: row)) }
      return features != nil
    }.count
  }

  @Test func manyModelsShareTheLimit() throws {
    try withTemporaryFolder { folder in
      let limit = 400_000
      for model in 0..<12 {
        // Each a process of its own, as far as files tell.
        let store = KeptNumbers.store(folder, disk: limit)
        for number in 0..<20 {
          keep(number..<number + 1, "model-\(model)", store)
          #expect(KeptNumbers.size(folder) <= limit)
        }
        usleep(5000)
      }
      let store = KeptNumbers.store(folder, disk: limit)
      #expect(found(0..<20, "model-11", store) == 20)
      #expect(found(0..<20, "model-10", store) == 20)
      #expect(found(0..<20, "model-0", store) == 0)
      #expect(KeptNumbers.size(folder) > limit / 2)
      let files = try KeptNumbers.files(folder).count
      #expect(files < 30)
    }
  }

  @Test func whatIsReadStaysLonger() throws {
    try withTemporaryFolder { folder in
      for model in 0..<4 {
        keep(0..<20, "model-\(model)", KeptNumbers.store(folder, disk: 400_000))
        usleep(5000)
      }
      #expect(found(0..<20, "model-0", KeptNumbers.store(folder, disk: 400_000)) == 20)
      usleep(5000)
      keep(0..<20, "model-4", KeptNumbers.store(folder, disk: 400_000))
      let store = KeptNumbers.store(folder, disk: 400_000)
      #expect(found(0..<20, "model-0", store) == 20 && found(0..<20, "model-4", store) == 20)
      #expect(found(0..<20, "model-1", store) < 20)
    }
  }

  /// More pictures than there is room for: an epoch finds those that the one before it has left.
  @Test func aRunDoesNotPushOutItsOwn() throws {
    try withTemporaryFolder { folder in
      let store = KeptNumbers.store(folder, memory: 0, disk: 400_000)
      var kept: [Int] = []
      for _ in 0..<3 {
        kept.append(found(0..<300, "m", store))
        keep(0..<300, "m", store)
        #expect(KeptNumbers.size(folder) <= 400_000)
      }
      #expect(kept[0] == 0 && kept[1] > 70 && kept[2] == kept[1], "\(kept)")
      // Another run's do make room.
      let other = KeptNumbers.store(folder, disk: 400_000)
      keep(0..<50, "n", other)
      #expect(found(0..<50, "n", KeptNumbers.store(folder, disk: 400_000)) == 50)
    }
  }

  @Test func noneIsNone() throws {
    try withTemporaryFolder { folder in
      let store = KeptNumbers.store(folder, disk: 0)
      keep(0..<5, "m", store)
      #expect(found(0..<5, "m", store) == 5 && store.memoryUse.count == 5)
      #expect(KeptNumbers.size(folder) == 0)
      let neither = KeptNumbers.store(folder, memory: 0, disk: 0)
      keep(0..<5, "m", neither)
      #expect(found(0..<5, "m", neither) == 0)
    }
  }

  @Test func memoryIsBounded() throws {
    try withTemporaryFolder { folder in
      let store = KeptNumbers.store(folder, memory: 50_000)
      keep(0..<100, "m", store)
      #expect(found(0..<100, "m", store) == 100)
      #expect(store.memoryUse.bytes <= 50_000 && store.memoryUse.count > 8)
    }
  }

  @Test(arguments: [
    ("0", 0), ("1000", 1000), ("500 MB", 500_000_000), ("1.5GiB", 3 << 29), (" 2gb ", 2_000_000_000), ("64k", 65536),
    ("lots", nil), ("", nil), ("-1", nil), ("5 XB", nil), ("1e99", nil), ("1.2.3", nil), ("99999999999999 TB", nil),
  ])
  func sizesAreRead(_ text: String, _ bytes: Int?) { #expect(FeatureLimits.bytes(text) == bytes) }
}
