import Foundation
import Tensors
import Testing

/// Batch normalizations with a sum and a ReLU in one loop, there and back, against their definition in double precision.
struct NormalizationBlockTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var shape: Shape = [5, 9, 7, 48]
    var function: ElementwiseFunction?
    var adds = false
    /// Whether two ways lead on to the loss.
    var isReadTwice = false
    var isFixed = false
    var scales = true
    /// Whether a convolution makes what is normalized, so that it lies as that likes it.
    var isConvolved = false
    var offset: Float = 0
    var testDescription: String {
      "\(shape), \(function?.rawValue ?? "linear"), adds \(adds), two ways \(isReadTwice), fixed \(isFixed), convolved \(isConvolved), around \(offset)"
    }
  }

  private struct Answer: Equatable {
    var result, mean, variance, inputSlope, addendSlope, scaleSlope, shiftSlope: Tensor
  }

  private static func numbers(_ test: Case) -> (x: Tensor, addend: Tensor, slopes: [Tensor], vectors: [Tensor]) {
    let channels: Shape = [test.shape[3]]
    let vectors = [
      Naive.random(channels, seed: 5) * 2, Naive.random(channels, seed: 6) + 0.5, Naive.random(channels, seed: 7),
      Naive.random(channels, seed: 8) + 1.5,
    ]
    let slopes = [Naive.random(test.shape, seed: 3), Naive.random(test.shape, seed: 4)]
    return (Naive.random(test.shape, seed: 1) * 2 + test.offset, Naive.random(test.shape, seed: 2), slopes, vectors)
  }

  private static let epsilon: Float = 1e-3

  private static func measured(_ test: Case) throws -> Answer {
    let (x, addend, slopes, vectors) = numbers(test)
    let channels = test.shape[3]
    let plan = try KernelPlan(inputShape: x.shape)
    let (scale, shift) = (try plan.external([channels]), try plan.external([channels]))
    let (mean, variance) = (try plan.external([channels]), try plan.external([channels]))
    let other = try plan.external(test.shape)
    let identity = try plan.externalKernel([1, 1, channels, channels])
    let (scaleTarget, shiftTarget) = (try plan.external([channels]), try plan.external([channels]))
    let value =
      try test.isConvolved ? TrainedConvolution(plan, plan.input, kernel: identity, bias: nil).result : plan.input
    #expect(TrainedNormalizationBlock.suits(value, test.function))
    let block = try TrainedNormalizationBlock(
      plan, value, adding: test.adds ? other : nil, test.function, scale: test.scales ? scale : nil, shift: shift,
      statistics: test.isFixed ? (mean, variance) : nil, epsilon: epsilon)
    let result = try plan.kept(block.result)
    let statistics = (try plan.kept(block.mean), try plan.kept(block.variance))
    plan.endPhase()
    let entries = [try plan.entry(test.shape), try plan.entry(test.shape)]
    let back = try block.slopes(
      entries[0], test.isReadTwice ? entries[1] : nil, wantsInput: true, wantsAddend: test.adds, scale: scaleTarget,
      shift: shiftTarget)
    let inputSlope = try plan.kept(#require(back.input))
    let addendSlope = try back.addend.map { try plan.kept($0) }
    plan.endPhase()
    plan.finishPhases()
    var unit = Tensor(shape: [1, 1, channels, channels])
    unit.withUnsafeMutableScalars { for channel in 0..<channels { $0[channel * channels + channel] = 1 } }
    var targets = [Tensor(shape: [channels]), Tensor(shape: [channels])]
    let sources = vectors + [addend, unit]
    var answer = try plan.run(x, sources: sources, targets: &targets) { run in
      try run.phase(0)
      let (y, mean, variance) = (run.read(result), run.read(statistics.0), run.read(statistics.1))
      for (entry, slope) in zip(entries, slopes) { run.write(slope, to: entry) }
      try run.phase(1)
      let none = Tensor(shape: [0])
      return Answer(
        result: y, mean: mean, variance: variance, inputSlope: run.read(inputSlope),
        addendSlope: addendSlope.map { run.read($0) } ?? none, scaleSlope: none, shiftSlope: none)
    }
    (answer.scaleSlope, answer.shiftSlope) = (targets[0], targets[1])
    return answer
  }

  private static func expected(_ test: Case) -> Answer {
    let (x, addend, slopes, vectors) = numbers(test)
    let channels = test.shape[3]
    let count = Double(test.shape.count / channels)
    let (xs, others, first, second) = (x.scalars, addend.scalars, slopes[0].scalars, slopes[1].scalars)
    func each(_ body: (_ place: Int, _ channel: Int) -> Void) {
      for place in xs.indices { body(place, place % channels) }
    }
    func zeros() -> [Double] { [Double](repeating: 0, count: channels) }
    var (mean, variance) = (zeros(), zeros())
    if test.isFixed {
      (mean, variance) = (vectors[2].scalars.map(Double.init), vectors[3].scalars.map(Double.init))
    } else {
      each { mean[$1] += Double(xs[$0]) / count }
      each { variance[$1] += (Double(xs[$0]) - mean[$1]) * (Double(xs[$0]) - mean[$1]) / count }
    }
    let gamma = test.scales ? vectors[0].scalars.map(Double.init) : [Double](repeating: 1, count: channels)
    let beta = vectors[1].scalars.map(Double.init)
    let factor = (0..<channels).map { 1 / (variance[$0] + Double(epsilon)).squareRoot() }
    var (y, slope) = ([Float](), [Double]())
    var (sums, products) = (zeros(), zeros())
    each { place, channel in
      var value = (Double(xs[place]) - mean[channel]) * factor[channel] * gamma[channel] + beta[channel]
      if test.adds { value += Double(others[place]) }
      let function = test.function
      var own = Double(first[place]) + (test.isReadTwice ? Double(second[place]) : 0)
      if function != nil, value <= 0 || (function == .relu6 && value >= 6) { own = 0 }
      if function != nil { value = max(value, 0) }
      if function == .relu6 { value = min(value, 6) }
      y.append(Float(value))
      slope.append(own)
      sums[channel] += own
      products[channel] += own * (Double(xs[place]) - mean[channel]) * factor[channel]
    }
    var inputSlope: [Float] = []
    each { place, channel in
      var own = slope[place]
      if !test.isFixed {
        let normalized = (Double(xs[place]) - mean[channel]) * factor[channel]
        own -= (sums[channel] + normalized * products[channel]) / count
      }
      inputSlope.append(Float(own * gamma[channel] * factor[channel]))
    }
    let vector = { (numbers: [Double]) in Tensor(shape: [channels], scalars: numbers.map(Float.init)) }
    return Answer(
      result: Tensor(shape: test.shape, scalars: y), mean: vector(mean), variance: vector(variance),
      inputSlope: Tensor(shape: test.shape, scalars: inputSlope),
      addendSlope: test.adds ? Tensor(shape: test.shape, scalars: slope.map(Float.init)) : Tensor(shape: [0]),
      scaleSlope: vector(products), shiftSlope: vector(sums))
  }

  static let cases = [
    Case(), Case(function: .relu), Case(function: .relu6, scales: false), Case(function: .relu, adds: true),
    Case(function: .relu6, adds: true, isReadTwice: true), Case(adds: true), Case(adds: true, isReadTwice: true),
    Case(isReadTwice: true), Case(function: .relu, isFixed: true), Case(function: .relu, adds: true, isFixed: true),
    Case(adds: true, isReadTwice: true, isFixed: true), Case(shape: [3, 5, 4, 24], function: .relu6),
    Case(shape: [3, 5, 4, 24], function: .relu, adds: true, isReadTwice: true),
    Case(shape: [4, 11, 11, 64], function: .relu, adds: true, isReadTwice: true, isConvolved: true),
    Case(shape: [4, 11, 11, 40], function: .relu6, isConvolved: true),
    Case(shape: [4, 11, 11, 40], function: .relu, adds: true, isConvolved: true),
    Case(shape: [1, 1, 3, 16], function: .relu), Case(shape: [2, 1, 1, 2048], function: .relu, adds: true),
    Case(shape: [4, 96, 96, 64], function: .relu, adds: true, isReadTwice: true, isConvolved: true),
    Case(shape: [4, 96, 96, 64], function: .relu6), Case(function: .relu, offset: 300),
    Case(shape: [2, 6, 6, 16], isConvolved: true, offset: -40),
  ]

  @Test(arguments: cases) func matchesItsDefinition(_ test: Case) throws {
    let (found, expected) = (try Self.measured(test), Self.expected(test))
    // Numbers far from zero have fewer digits left.
    let tolerance = 1e-5 * max(1, abs(test.offset))
    for (name, path) in [
      ("result", \Answer.result), ("mean", \.mean), ("variance", \.variance), ("slope by x", \.inputSlope),
      ("slope by what is added", \.addendSlope), ("slope by gamma", \.scaleSlope), ("slope by beta", \.shiftSlope),
    ] {
      guard expected[keyPath: path].shape.count > 0 else { continue }
      let deviation = Naive.deviation(found[keyPath: path], expected[keyPath: path])
      #expect(deviation < tolerance, "\(name): \(deviation)")
    }
  }

  /// How many threads there are decides who does what, and not what comes of it.
  @Test(arguments: [cases[4], cases[11], Case(shape: [7, 40, 40, 80], function: .relu, adds: true, isReadTwice: true)])
  func isTheSameWithAnyNumberOfThreads(_ test: Case) throws {
    typealias Setting = @convention(c) (CInt) -> Void
    typealias Getting = @convention(c) () -> CInt
    let set = unsafeBitCast(try #require(dlsym(nil, "omp_set_num_threads")), to: Setting.self)
    let get = unsafeBitCast(try #require(dlsym(nil, "omp_get_max_threads")), to: Getting.self)
    let before = get()
    defer { set(before) }
    set(1)
    let alone = try Self.measured(test)
    for threads: CInt in [2, 3, 5, 16] {
      set(threads)
      #expect(get() == threads)
      #expect(try Self.measured(test) == alone, "\(threads) threads")
    }
  }
}
