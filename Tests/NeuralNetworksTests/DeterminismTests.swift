import Files
import Foundation
import Tensors
import Testing

@testable import NeuralNetworks

/// The same seed gives the same bits: in another process, and from features that another process kept.
struct DeterminismTests {
  /// Trains a head with dropout on a frozen base and prints how many pictures were decoded, and a digest of what came out.
  /// Runs in a process of its own; features are kept in a folder of the parent's.
  private static func train(keepingIn name: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("determinism-\(getppid())-\(name)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    FeatureStore.root = folder
    let input = Input([8, 8, 3])
    let x = try Conv2D(16, kernelSize: 3, activation: .relu)(input)
    let base = try Model(inputs: input, outputs: GlobalAveragePooling2D()(x), name: "base")
    base.isTrainable = false
    let model = try Sequential(
      layers: [base, Dropout(0.3), Dense(8, activation: .relu), Dense(2, activation: .softmax)])
    model.compile(
      optimizer: SGD(learningRate: 0.1, momentum: 0.9), loss: .categoricalCrossentropy, metrics: [.accuracy])
    let counter = TrainingTests.Counter()
    let pictures = TrainingTests.Pictures(counter: counter, name: "pictures")
    let history = try model.fit(pictures, epochs: 5, validationData: pictures, verbose: false)
    let digest = Digest(.sha256)
    for (name, weights) in model.weights.sorted(by: { $0.key < $1.key }) {
      digest.update(name)
      weights.withUnsafeScalars { digest.update(UnsafeRawBufferPointer($0)) }
    }
    for name in history.names { digest.update("\(name) \(history[name].map(\.bitPattern))") }
    print("decoded \(counter.rows), trained to \(digest.finish())")
  }

  private func line(_ result: ExitTest.Result?) -> String {
    let text = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    return text.split(separator: "\n").first { $0.hasPrefix("decoded") }.map(String.init) ?? "nothing: \(text)"
  }

  @Test func processesAgreeToTheLastBit() async throws {
    defer {
      for name in ["a", "b"] {
        try? FileManager.default.removeItem(
          at: FileManager.default.temporaryDirectory.appendingPathComponent("determinism-\(getpid())-\(name)"))
      }
    }
    let first = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      try Self.train(keepingIn: "a")
    }
    let second = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      try Self.train(keepingIn: "b")
    }
    let kept = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      try Self.train(keepingIn: "a")
    }
    #expect(line(first).hasPrefix("decoded 10, trained to "))
    #expect(line(second) == line(first))
    #expect(line(kept) == line(first).replacingOccurrences(of: "decoded 10", with: "decoded 0"))
  }
}
