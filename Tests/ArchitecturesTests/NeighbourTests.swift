import Architectures
import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

/// What is kept of a picture does not depend on the pictures that are computed with it: it would otherwise differ from run to run.
struct NeighbourTests {
  @Test(arguments: [
    Architecture.efficientNetLite0, .mobileNetV2, .resNet50, .xception, .inceptionV3, .vgg16,
  ]) func aPictureIsTheSameAloneAndAmongOthers(_ architecture: Architecture) throws {
    let size = max(architecture.minimumSize, 96)
    let base = try architecture.build(includeTop: false, pooling: .average, inputShape: [size, size, 3])
    let x = architecture.preprocessing(HashWeights.pictures("input", 11, size, size))
    let body = Predictor(base).body
    let all = try body(x, isKept: true)
    #expect(try base.predict(x) == all)
    for count in 1...6 {
      let rows = 2..<2 + count
      let kept = try body(x.rows(rows), isKept: true)
      #expect(kept.scalars == all.rows(rows).scalars, "\(architecture), \(count) pictures at a time")
      // Few pictures that nobody keeps are not filled up: kernels may differ, and with them the last bits.
      let few = try base.predict(x.rows(rows))
      #expect((few - all.rows(rows)).map(abs).max <= 1e-5 * all.map(abs).max)
    }
  }
}
