internal import CNormalization
internal import Wording

/// A batch normalization of a plan on the way of training, with what is added to it and the ReLU behind: one loop over memory in place
/// of three, and as few on the way back. Whatever reads and writes that much waits for memory and for nothing else.
package struct TrainedNormalizationBlock {
  /// The input's shape.
  package let result: KernelPlan.Value
  /// The mean and biased variance of the batch by channel, `[C]`, or the statistics that were given.
  package let mean, variance: KernelPlan.Value
  fileprivate let plan: KernelPlan
  fileprivate let source: KernelPlan.Value
  fileprivate let scale, shift: KernelPlan.Value?
  fileprivate let epsilon: Float
  fileprivate let isFixed: Bool
  fileprivate let bounds: (low: Float, high: Float)
  /// Whether the way back cannot tell from the input what was clamped.
  private let readsResult: Bool

  /// Whether the loop knows how the value lies, and clamps as the function does.
  package static func suits(_ value: KernelPlan.Value, _ function: ElementwiseFunction?) -> Bool {
    value.layout.channelBlocks(value.shape) != nil && bounds(function) != nil
  }

  private static func bounds(_ function: ElementwiseFunction?) -> (low: Float, high: Float)? {
    switch function {
    case nil: (-.infinity, .infinity)
    case .relu: (0, .infinity)
    case .relu6: (0, 6)
    default: nil
    }
  }

  /// Adds it to a plan.
  ///
  /// - Precondition: ``suits(_:_:)`` says so.
  /// - Parameters:
  ///   - addend: of the value's shape; nil for none.
  ///   - function: what follows the sum: ReLU, ReLU6, or nothing.
  ///   - scale: gamma, `[C]`; nil for ones.
  ///   - shift: beta, `[C]`; nil for zeros.
  ///   - statistics: fixed mean and variance, `[C]`; nil for those of the batch.
  package init(
    _ plan: KernelPlan, _ value: KernelPlan.Value, adding addend: KernelPlan.Value?, _ function: ElementwiseFunction?,
    scale: KernelPlan.Value?, shift: KernelPlan.Value?,
    statistics: (mean: KernelPlan.Value, variance: KernelPlan.Value)?, epsilon: Float
  ) throws {
    (self.plan, source, self.scale, self.shift, self.epsilon) = (plan, value, scale, shift, epsilon)
    guard let bounds = Self.bounds(function), value.layout.channelBlocks(value.shape) != nil else {
      refuse("a normalization of \(value.shape) does not suit its loop")
    }
    self.bounds = bounds
    isFixed = statistics != nil
    let vector = try Layout.plain([value.shape[-1]])
    mean = statistics?.mean ?? plan.newValue([value.shape[-1]], vector)
    variance = statistics?.variance ?? plan.newValue([value.shape[-1]], vector)
    let addend = try addend.map { try plan.laidOut($0, as: value.layout) }
    readsResult = addend != nil && function != nil
    result = plan.newValue(value.shape, value.layout)
    var places = Places(self)
    let (addendPlace, resultPlace) = (places.add(addend), places.add(result))
    plan.append(loop: places.buffers) { [places] address in
      var call = places.call(address)
      normalize(&call, numbers(addendPlace, address), numbers(resultPlace, address))
    }
  }

  /// The slopes by the input and by what was added, which may be the slope itself; those by gamma and beta are written to externals.
  ///
  /// - Parameters:
  ///   - another: what is added to the slope, when there are two ways to the loss.
  package func slopes(
    _ slope: KernelPlan.Value, _ another: KernelPlan.Value?, wantsInput: Bool, wantsAddend: Bool,
    scale scaleTarget: KernelPlan.Value?, shift shiftTarget: KernelPlan.Value?
  ) throws -> (input: KernelPlan.Value?, addend: KernelPlan.Value?) {
    let slope = try plan.laidOut(slope, as: source.layout)
    let another = try another.map { try plan.laidOut($0, as: source.layout) }
    let isAddendsOwn = another == nil && bounds == (-.infinity, .infinity)
    let input = wantsInput ? plan.newValue(source.shape, source.layout) : nil
    let added = wantsAddend && !isAddendsOwn ? plan.newValue(source.shape, source.layout) : nil
    var places = Places(self)
    let result = places.add(readsResult ? result : nil)
    let (first, second) = (places.add(slope), places.add(another))
    let (inputPlace, addedPlace) = (places.add(input), places.add(added))
    let (scalePlace, shiftPlace) = (places.add(scaleTarget), places.add(shiftTarget))
    plan.append(loop: places.buffers) { [places] address in
      var call = places.call(address)
      var slopes = normalization_slopes(
        y: numbers(result, address), slope: numbers(first, address), other_slope: numbers(second, address),
        x_slope: numbers(inputPlace, address), addend_slope: numbers(addedPlace, address),
        gamma_slope: numbers(scalePlace, address), beta_slope: numbers(shiftPlace, address))
      normalize_back(&call, &slopes)
    }
    return (input, wantsAddend ? added ?? slope : nil)
  }
}

/// Which buffers a loop works on, and where in the list each of them comes.
private struct Places {
  private(set) var buffers: [Int] = []
  private let shape: Shape
  private let layout: Layout
  private let epsilon: Float
  private let isFixed: Bool
  private let bounds: (low: Float, high: Float)
  private var source, mean, variance, scale, shift, scratch: Int?

  init(_ block: TrainedNormalizationBlock) {
    (shape, layout) = (block.source.shape, block.source.layout)
    (epsilon, isFixed, bounds) = (block.epsilon, block.isFixed, block.bounds)
    (source, mean, variance) = (add(block.source), add(block.mean), add(block.variance))
    (scale, shift) = (add(block.scale), add(block.shift))
    scratch = add(block.plan.newBuffer(normalization_scratch(layout.channelBlocks(shape)!)))
  }

  mutating func add(_ value: KernelPlan.Value?) -> Int? { value.map { add($0.buffer) } }

  private mutating func add(_ buffer: Int) -> Int {
    buffers.append(buffer)
    return buffers.count - 1
  }

  func call(_ address: [UnsafeMutableRawPointer]) -> normalization {
    normalization(
      blocks: layout.channelBlocks(shape)!, x: numbers(source, address), gamma: numbers(scale, address),
      beta: numbers(shift, address), mean: numbers(mean, address), variance: numbers(variance, address),
      is_fixed: isFixed ? 1 : 0, epsilon: epsilon, low: bounds.low, high: bounds.high,
      scratch: address[scratch!].assumingMemoryBound(to: Double.self))
  }
}

/// The numbers at a place of the list; nil when there is none.
private func numbers(_ place: Int?, _ address: [UnsafeMutableRawPointer]) -> UnsafeMutablePointer<Float>? {
  place.map { address[$0].assumingMemoryBound(to: Float.self) }
}
