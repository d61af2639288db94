import Foundation
import Tensors
import TestSupport
import Testing

@testable import Weights

@Suite struct PredictionTests {
  @Test func thousandLabels() {
    #expect(ImageNetLabels.all.count == 1000)
    #expect(ImageNetLabels.all[1] == .init(id: "n01443537", name: "goldfish"))
    #expect(ImageNetLabels.all[999] == .init(id: "n15075141", name: "toilet_tissue"))
  }

  @Test(.enabled(if: Shared.isHere, "\(Shared.absence)")) func labelsAreKerass() throws {
    let data = try Data(contentsOf: Shared.url("labels/imagenet_class_index.json"))
    let index = try JSONDecoder().decode([String: [String]].self, from: data)
    #expect(index.count == 1000)
    for (number, label) in index {
      let own = ImageNetLabels.all[try #require(Int(number))]
      #expect([own.id, own.name] == label)
    }
  }

  @Test func bestFirstAndTiesInOrder() throws {
    var scores = Tensor(shape: [2, 1000])
    scores.withUnsafeMutableScalars {
      $0[1] = 0.5
      $0[7] = 0.25
      $0[3] = 0.25
      $0[1000 + 999] = 1
    }
    let decoded = try decodePredictions(scores, top: 3)
    #expect(decoded.map { $0.map(\.index) } == [[1, 3, 7], [999, 0, 1]])
    #expect(decoded[0][0].description == "goldfish 0.5")
    #expect(try decodePredictions(scores).map(\.count) == [5, 5])
  }

  @Test func otherShapesThrow() {
    for shape in [[1, 10], [1000], [1, 1, 1000]] as [Shape] {
      #expect(throws: WeightsError.notPredictions(shape)) { try decodePredictions(Tensor(shape: shape)) }
    }
  }
}
