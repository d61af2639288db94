import Foundation
import Tensors
import Testing

@testable import Datasets

@Suite struct ArrayIteratorTests {
  private let x = Tensor(shape: [5, 2, 3, 1], scalars: (0..<30).map(Float.init))
  private let y = Tensor(shape: [5], scalars: [0, 1, 0, 1, 1])

  @Test func givesPicturesAndTargetsTogether() throws {
    let flow = try ImageDataGenerator(horizontalFlip: true).flow(x, y, batchSize: 2, seed: 3)
    #expect(flow.count == 5 && flow.batchSize == 2)
    var seen: [Float: Float] = [:]
    var keys: Set<String> = []
    for epoch in 0..<12 {
      for batch in flow.batches(epoch: epoch) {
        let inputs = try batch.inputs()
        for row in 0..<batch.count {
          seen[inputs.row(row).min] = batch.targets.scalars[row]
          keys.insert(try #require(batch.keys[row]))
          let isFlipped = batch.keys[row]?.hasSuffix("flip") == true
          #expect((inputs[row, 0, 0, 0] > inputs[row, 0, 2, 0]) == isFlipped)
        }
      }
    }
    #expect(seen == [0: 0, 6: 1, 12: 0, 18: 1, 24: 1])
    #expect(keys.count == 10)
  }

  @Test func splitsAndRefuses() throws {
    let generator = ImageDataGenerator(validationSplit: 0.4)
    let validation = try generator.flow(x, y, shuffle: false, subset: .validation)
    #expect(try validation.batches(epoch: 0)[0].inputs().scalars.first == 0 && validation.count == 2)
    let training = try generator.flow(x, y, shuffle: false, subset: .training)
    #expect(try training.batches(epoch: 0)[0].inputs().scalars.first == 12 && training.count == 3)
    let sorted = Tensor(shape: [5], scalars: [0, 0, 1, 1, 1])
    #expect(throws: ImageDataGeneratorError.classesDiffer) { try generator.flow(x, sorted, subset: .training) }
    #expect(try generator.flow(x, sorted, ignoreClassSplit: true, subset: .training).count == 3)
    #expect(throws: ImageDataGeneratorError.counts(pictures: 5, targets: 2)) {
      try generator.flow(x, y.rows(0..<2))
    }
    #expect(throws: ImageDataGeneratorError.self) { try generator.flow(y, y) }
    #expect(try generator.flow(x).batches(epoch: 0)[0].targets.shape == [5, 0])
  }

  /// Python: `train_test_split(range(10), random_state=0)` of scikit-learn gives these.
  @Test func trainTestSplitIsScikitLearns() throws {
    let numbers = Tensor(shape: [10], scalars: (0..<10).map(Float.init))
    let split = try trainTestSplit(numbers, numbers)
    #expect(split.xTest.scalars == [2, 8, 4])
    #expect(split.xTrain.scalars == [9, 1, 6, 7, 3, 0, 5] && split.yTrain == split.xTrain)
    let plain = try trainTestSplit(numbers, numbers, testSize: 0.2, shuffle: false)
    #expect(plain.xTest.scalars == [8, 9] && plain.yTest == plain.xTest && plain.xTrain.count == 8)
    #expect(throws: ImageDataGeneratorError.self) { try trainTestSplit(numbers, numbers, testSize: 1) }
    #expect(throws: ImageDataGeneratorError.self) { try trainTestSplit(numbers, numbers.rows(0..<3)) }
  }
}
