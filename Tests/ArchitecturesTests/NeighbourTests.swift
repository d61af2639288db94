import Architectures
import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

/// What a frozen network makes of a picture does not depend on the pictures that are computed with it: kept features would
/// otherwise differ from run to run.
struct NeighbourTests {
  @Test(arguments: [
    Architecture.efficientNetLite0, .mobileNetV2, .resNet50, .xception, .inceptionV3, .vgg16,
  ]) func aPictureIsTheSameAloneAndAmongOthers(_ architecture: Architecture) throws {
    let size = max(architecture.minimumSize, 96)
    let base = try architecture.build(includeTop: false, pooling: .average, inputShape: [size, size, 3])
    let x = architecture.preprocessing(HashWeights.pictures("input", 7, size, size))
    let all = try base.predict(x)
    for count in [1, 2, 3, 5] {
      let some = try base.predict(x.rows(2..<2 + count))
      #expect(some.scalars == all.rows(2..<2 + count).scalars, "\(architecture), \(count) pictures at a time")
    }
  }
}
