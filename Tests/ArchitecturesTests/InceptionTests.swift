import NeuralNetworks
import Testing

@testable import Architectures

struct InceptionTests {
  @Test(arguments: [Architecture.inceptionV3, .inceptionResNetV2])
  func picturesHaveAtLeast75Pixels(_ architecture: Architecture) throws {
    let smallest = try architecture.build(includeTop: false, inputShape: [75, 75, 3])
    #expect(smallest.outputShape == [1, 1, architecture.featureCount])
    #expect(throws: ArchitectureError.tooSmall(architecture: architecture.name, minimum: 75, found: [74, 150, 3])) {
      try architecture.build(includeTop: false, inputShape: [74, 150, 3])
    }
  }

  /// Where the course cuts InceptionV3 to train a head on it.
  @Test func mixed7IsSevenPixelsWideAt150() throws {
    let model = try Architecture.inceptionV3.build(includeTop: false, inputShape: [150, 150, 3])
    #expect(try model.layer(named: "mixed7").output.shape == [7, 7, 768])
    #expect(try model.truncated(at: "mixed7").outputShape == [7, 7, 768])
  }

  @Test func everyBlockHasItsOwnLayers() throws {
    let model = try Architecture.inceptionResNetV2.build(includeTop: false)
    #expect(model.outputShape == [nil, nil, 1536])
    #expect(Set(model.layers.map(\.name)).count == model.layers.count)
    #expect(Set(model.variables.map(\.path)).count == model.variables.count)
  }
}
