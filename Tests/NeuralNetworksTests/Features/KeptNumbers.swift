import Foundation
import Tensors

@testable import NeuralNetworks

/// Features for tests: numbers that follow from the key, so that wrong ones are noticed.
enum KeptNumbers {
  static func features(_ key: String, count: Int = 5) -> Tensor { LayerTests.random([count], key) }

  /// A store with files of its own.
  static func store(_ folder: URL, memory: Int = 1 << 20, disk: Int = 100_000_000) -> FeatureStore {
    FeatureStore(folder: folder, limits: FeatureLimits(memory: memory, disk: disk))
  }

  static func files(_ folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasSuffix(".features") }
  }

  /// The bytes of all files of a folder.
  static func size(_ folder: URL) -> Int {
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.reduce(0) { sum, file in
      let size = try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
      return sum + (size ?? 0)
    }
  }
}
