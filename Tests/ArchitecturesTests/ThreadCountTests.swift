import Architectures
import Foundation
import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

/// One thread and two: sums are added up in another order, and no more than that.
@Suite(.enabled(if: Shared.isHere, "\(Shared.absence)"))
struct ThreadCountTests {
  private typealias SetThreads = @convention(c) (Int32) -> Void

  /// For the process: a new model then gets kernels for that many.
  private static func use(threads: Int32) throws {
    for name in ["omp_set_num_threads", "openblas_set_num_threads"] {
      let symbol = try #require(dlsym(UnsafeMutableRawPointer(bitPattern: 0), name), "\(name)")
      unsafeBitCast(symbol, to: SetThreads.self)(threads)
    }
  }

  /// The first step of the golden run of ResNet50: its loss, and the loss's slopes by path.
  private static func step(threads: Int32, _ golden: FullTrainingTests.Golden) throws -> (
    loss: Double, slopes: [String: Tensor]
  ) {
    try use(threads: threads)
    let model = try FullTrainingTests.model(golden, "full_ResNet50_64.json")
    model.compile(optimizer: SGD(), loss: .categoricalCrossentropy)
    let x = Preprocessing.caffe(HashWeights.pictures(golden.imageStream, golden.batch, golden.size, golden.size))
    let y = Tensor(shape: [golden.batch, 2], scalars: (0..<golden.batch).flatMap { $0 % 2 == 0 ? [1, 0] : [0, 1] })
    let body = model.readyPredictor().body
    var loss = 0.0
    let gradients = try body.trainingPlan(x.shape, endsBeforeActivation: true)(x) { outputs in
      let (value, slope) = try Loss.categoricalCrossentropy(outputs, y, areLogits: true)
      loss = value
      return slope
    }
    let slopes = try model.trainableVariables.map { ($0.path, try #require(gradients[$0])) }
    return (loss, Dictionary(uniqueKeysWithValues: slopes))
  }

  @Test func twoThreadsTrainAsOneDoes() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      let golden = try JSONDecoder().decode(
        FullTrainingTests.Golden.self, from: Shared.data("golden/train/full_ResNet50_64.json"))
      let one = try Self.step(threads: 1, golden)
      let two = try Self.step(threads: 2, golden)
      let again = try Self.step(threads: 2, golden)
      #expect(two.slopes == again.slopes && two.loss == again.loss, "the same number gives the same bits")
      var worst = 0.0
      for (path, slopes) in one.slopes {
        let other = try #require(two.slopes[path])
        // As the golden's own deviation is counted.
        let scale = max(Double(slopes.map(abs).max), 1e-3 * golden.gradMaxAbs)
        worst = max(worst, Double((slopes - other).map(abs).max) / scale)
      }
      // Keras's float32 against float64.
      let keras = golden.gradStep1.values.map(\.dev).max() ?? 0
      print("slopes differ by \(worst), Keras's float32 by \(keras); losses by \(one.loss - two.loss)")
      #expect(worst > 0, "the numbers of threads took effect")
      #expect(worst <= keras)
      #expect(abs(one.loss - two.loss) <= abs(golden.stepLoss[0] - golden.stepLossF64[0]))
    }
    print(String(decoding: result?.standardOutputContent ?? [], as: UTF8.self))
  }
}
