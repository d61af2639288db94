import Architectures
import Foundation
import NeuralNetworks
import TestSupport
import Testing

@testable import Weights

/// How fast files of weights are read: `LECTERN_SPEED=1 swift test --filter LoadSpeedTests` prints it.
@Suite(
  .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["LECTERN_SPEED"] != nil, "set LECTERN_SPEED=1 to measure; it takes a while")
)
struct LoadSpeedTests {
  /// ResNet50 with its top, about 100 MB, in each layout; warm, as nobody's file in a process of its own and as a verified one.
  @Test(arguments: ["resnet50.weights.h5", "resnet50.h5", "resnet50.keras"]) func resNet50(_ name: String) throws {
    let scratch = try ScratchFolder()
    let file = scratch.url.appendingPathComponent(name)
    let source = try Architecture.resNet50.build()
    name == "resnet50.keras" ? try source.save(to: file) : try source.saveWeights(to: file)
    let size = try #require(FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int)
    for isVerified in [false, true] {
      var best = Double.infinity
      for _ in 0..<5 {
        // From here on the peak is counted anew.
        try "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
        let start = Date()
        let model = try Architecture.resNet50.build()
        try model.load(WeightsFile(url: file, isVerified: isVerified))
        best = min(best, Date().timeIntervalSince(start))
        #expect(model.variables.last?.value == source.variables.last?.value)
      }
      print(
        String(
          format: "%@ %.1f MB, %@: %.3f s, peak memory of the process %.0f MB", name, Double(size) / 1e6,
          isVerified ? "verified" : "nobody's", best, Double(try peakMemory()) / 1024))
    }
  }
}
