import Foundation
import Tensors
import Testing

@testable import NeuralNetworks

/// What a fit says of kept features.
@Suite struct FrozenPicturesTests {
  @Test func theSentenceIsTheSameInEveryRun() throws {
    var (cold, warm) = (FrozenPictureCounter(), FrozenPictureCounter())
    let keys = (0..<72).map { "\($0)" as String? }
    for epoch in 0..<20 {
      cold.count(keys, computed: epoch == 0 ? Array(0..<72) : [], model: "m")
      warm.count(keys, computed: [], model: "m")
    }
    #expect(cold.counts.computed == 72 && cold.counts.fromKeptFeatures == 1368)
    #expect(warm.counts.computed == 0 && warm.counts.fromKeptFeatures == 1440)
    #expect(
      cold.counts.sentence == "Frozen layers: 72 different pictures; the 1,368 seen again came from kept features.")
    #expect(warm.counts.sentence == cold.counts.sentence)
  }

  @Test func nothingSeenAgainIsNothingSaid() {
    var counter = FrozenPictureCounter()
    #expect(counter.counts.sentence == nil)
    counter.count(["a", "b"], computed: [0, 1], model: "m")
    counter.count([nil, nil], computed: [0, 1], model: "m")
    #expect(counter.counts.sentence == nil)
    counter.count(["a", nil], computed: [1], model: "m")
    #expect(
      counter.counts.sentence
        == "Frozen layers: 2 different pictures; the 1 seen again came from kept features. 3 others were computed each time."
    )
  }

  @Test func whatThereWasNoRoomForIsSaid() {
    var counter = FrozenPictureCounter()
    for _ in 0..<3 { counter.count(["a", "b"], computed: [1], model: "m") }
    #expect(counter.counts.computedAgain == 2 && counter.counts.computed == 3)
    #expect(
      counter.counts.sentence
        == "Frozen layers: 2 different pictures; the 2 seen again came from kept features. "
        + "There was no room to keep 2, computed again.")
  }

  @Test func otherFrozenLayersSeeAllAnew() {
    var counter = FrozenPictureCounter()
    counter.count(["a", "b"], computed: [0, 1], model: "m")
    counter.count(["a", "b"], computed: [0, 1], model: "unfrozen")
    counter.count(["a", "b"], computed: [], model: "unfrozen")
    #expect(counter.counts.different == 4 && counter.counts.computedAgain == 0 && counter.counts.fromKeptFeatures == 2)
  }
}
