import Tensors
import Testing

@testable import NeuralNetworks

struct LossTests {
  static func loss(_ golden: KerasNumbers.LossCase) -> Loss {
    let (logits, smoothing) = (golden.fromLogits ?? false, golden.labelSmoothing ?? 0)
    return switch golden.kind {
    case "categorical": .categoricalCrossentropy(fromLogits: logits, labelSmoothing: smoothing)
    case "sparse": .sparseCategoricalCrossentropy(fromLogits: logits)
    case "binary": .binaryCrossentropy(fromLogits: logits, labelSmoothing: smoothing)
    default: .meanSquaredError
    }
  }

  @Test(arguments: KerasNumbers.all.losses.indices)
  func valuesAndSlopesAreKerass(_ index: Int) throws {
    let golden = KerasNumbers.all.losses[index]
    let loss = Self.loss(golden)
    let outputs = Tensor(shape: Shape(golden.shape), scalars: golden.outputs)
    let raw = Tensor(shape: Shape(golden.targetShape), scalars: golden.targets)
    let values = try loss.values(outputs: outputs, targets: raw)
    #expect(distance(values.scalars, golden.values) < 2e-7)
    let targets = try loss.targets(raw, for: outputs.shape)
    for (weights, expected) in [(nil, golden.plain), (golden.weights, golden.weighted)] {
      let (value, slope) = try loss(outputs, targets, weights: weights, areLogits: loss.fromLogits)
      #expect(distance([value], [expected.value]) < 2e-7)
      #expect(distance(slope.scalars, expected.slope) < 2e-6, "\(golden.kind)")
    }
  }

  /// Slopes against differences of the value, of every loss.
  @Test(arguments: KerasNumbers.all.losses.indices)
  func slopesAreDifferences(_ index: Int) throws {
    let golden = KerasNumbers.all.losses[index]
    let loss = Self.loss(golden)
    var outputs = Tensor(shape: Shape(golden.shape), scalars: golden.outputs)
    let raw = Tensor(shape: Shape(golden.targetShape), scalars: golden.targets)
    let targets = try loss.targets(raw, for: outputs.shape)
    let slope = try loss(outputs, targets, areLogits: loss.fromLogits).slope.scalars
    // What is at the border of clipping has two slopes.
    for position in slope.indices where golden.outputs[position] > 0.01 && golden.outputs[position] < 0.98 {
      let original = golden.outputs[position]
      func value(_ moved: Float) throws -> Double {
        outputs.withUnsafeMutableScalars { $0[position] = moved }
        return try loss(outputs, targets, areLogits: loss.fromLogits).value
      }
      let difference = try value(original + 0x1p-10) - value(original - 0x1p-10)
      outputs.withUnsafeMutableScalars { $0[position] = original }
      #expect(abs(difference / 0x1p-9 - Double(slope[position])) < 2e-3, "\(golden.kind) \(position)")
    }
  }

  @Test func aLossOfOnesOwnIsTakenAsItIs() throws {
    let absolute = Loss("absolute") { outputs, targets in
      let difference = outputs - targets
      return (difference.map(abs).reshaped([outputs.count]), difference.map { $0 > 0 ? 1 : -1 })
    }
    let (outputs, targets) = (Tensor(shape: [2, 1], scalars: [3, -1]), Tensor(shape: [2, 1], scalars: [1, 1]))
    let (value, slope) = try absolute(outputs, targets, weights: [1, 3], areLogits: false)
    #expect(value == 4 && slope.scalars == [0.5, -1.5])
    let wrong = Loss("wrong") { outputs, targets in (outputs.reshaped([1, 2]), outputs.rows([0])) }
    #expect(throws: TrainingError.custom(loss: "wrong", values: [1, 2], slopes: [1, 1], outputs: [2, 1])) {
      try wrong(outputs, targets, areLogits: false)
    }
  }

  @Test func targetsThatDoNotFitAreAnsweredWithAdvice() throws {
    func message(_ loss: Loss, _ targets: Tensor, _ outputs: Shape) -> String {
      do {
        _ = try loss.targets(targets, for: outputs)
        return ""
      } catch { return "\(error)" }
    }
    let numbers = Tensor(shape: [4])
    #expect(message(.categoricalCrossentropy, numbers, [4, 3]).contains(".sparseCategoricalCrossentropy"))
    #expect(
      message(.sparseCategoricalCrossentropy, Tensor(shape: [4, 3]), [4, 3]).contains(".categoricalCrossentropy"))
    #expect(message(.binaryCrossentropy, numbers, [4, 3]).contains("as many units as"))
    #expect(message(.sparseCategoricalCrossentropy, numbers + 3, [4, 3]).contains("A target is 3.0"))
    #expect(message(.sparseCategoricalCrossentropy, numbers + 0.5, [4, 3]).contains("the classes 0 to 2"))
  }
}
