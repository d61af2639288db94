import Foundation
import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

/// What keeping costs: `LECTERN_SPEED=1 swift test --filter FeatureSpeedTests` prints it.
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["LECTERN_SPEED"] != nil,
    "set LECTERN_SPEED=1 to measure; it writes 820 MB")
)
struct FeatureSpeedTests {
  private func seconds(_ what: String, _ count: Int, _ body: () -> Void) {
    let begin = Date()
    body()
    let seconds = Date().timeIntervalSince(begin)
    print(String(format: "%@: %.3f s, %.1f us a picture", what, seconds, seconds / Double(count) * 1e6))
  }

  /// This process's memory in MB.
  private var memory: Int {
    let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ").dropFirst()
      .first
    return (pages.flatMap { Int($0) } ?? 0) * Int(getpagesize()) / 1_000_000
  }

  @Test(arguments: [10_000, 100_000])
  func manyPictures(_ count: Int) throws {
    try withTemporaryFolder { folder in
      let features = Tensor(repeating: 0.5, shape: [2048])
      let digest = String(repeating: "0123456789abcdef", count: 8)
      func key(_ number: Int) -> String { "\(digest.prefix(60))\(number) 224x224 nearest tf" }
      let store = FeatureStore(folder: folder, limits: FeatureLimits(memory: 0, disk: 2_000_000_000))
      print("\(count) pictures of 2048 numbers, in batches of 12")
      seconds("  written", count) {
        for start in stride(from: 0, to: count, by: 12) {
          let rows = (start..<min(start + 12, count)).map { (key: key($0), features: features) }
          store.keep(rows, model: digest)
        }
      }
      let before = memory
      let next = FeatureStore(folder: folder, limits: FeatureLimits(memory: 0, disk: 2_000_000_000))
      seconds("  opened by another process", count) { _ = next.isKnown(model: digest, key: "no picture") }
      print("  it takes \(memory - before) MB")
      var found = 0
      seconds("  read and verified", count) {
        for number in 0..<count where next.features(model: digest, key: key(number)) != nil { found += 1 }
      }
      #expect(found == count)
      seconds("  not there", 10_000) {
        for number in 0..<10_000 where next.isKnown(model: digest, key: "no picture \(number)") { found += 1 }
      }
      let whole = FeatureStore(folder: folder, limits: FeatureLimits(memory: 2 << 30, disk: 2_000_000_000))
      seconds("  first epoch from the disk", count) {
        for number in 0..<count { _ = whole.features(model: digest, key: key(number)) }
      }
      seconds("  second epoch from memory", count) {
        for number in 0..<count { _ = whole.features(model: digest, key: key(number)) }
      }
      let files = try KeptNumbers.files(folder).count
      print(
        "  \(files) files, \(KeptNumbers.size(folder) / 1_000_000) MB; memory \(whole.memoryUse.bytes / 1_000_000) MB")
      #expect(found == count && files < 40)
    }
  }
}
