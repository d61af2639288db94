import NeuralNetworks
import Testing

@testable import Architectures

struct NASNetTests {
  /// Its cells look at sizes, so that a model without a size would have other layers; Keras's fails when it runs.
  @Test func picturesHaveASize() throws {
    let model = try Architecture.nasNetMobile.build(includeTop: false)
    #expect(model.inputShape == [224, 224, 3] && model.outputShape == [7, 7, 1056])
    #expect(throws: ArchitectureError.unknownSize(architecture: "nasNetMobile", found: [nil, nil, 3])) {
      try Architecture.nasNetMobile.build(includeTop: false, inputShape: [nil, nil, 3])
    }
  }

  @Test(arguments: [(32, 1), (33, 1), (64, 2), (97, 3), (331, 11)])
  func sizesAreKerass(_ size: Int, _ expected: Int) throws {
    let model = try Architecture.nasNetMobile.build(includeTop: false, inputShape: [size, size, 3])
    #expect(model.outputShape == [expected, expected, 1056])
    #expect(model.parameterCount == 4_269_716)
  }
}
