import Foundation
import Tensors
internal import Wording

/// Changes variables so that the loss shrinks. The order of a step is Keras's: clip the gradients, decay the weights, take the
/// step. (keras/src/optimizers/base_optimizer.py)
public class Optimizer {
  /// How many steps were taken.
  public internal(set) var iterations = 0
  /// The rate of the next step: a number, or what a schedule says. Setting it puts a number in the place of a schedule.
  public var learningRate: Double {
    get { rate(step: iterations) }
    set { rate = newValue }
  }
  /// What is taken off each weight before a step, as a share of it and of the learning rate; nil for nothing.
  public let weightDecay: Double?
  /// What gradients are clipped to, one way at most.
  public let clipping: GradientClipping?

  private var rate: any LearningRate
  private var undecayedNames: [String] = []
  private var undecayed: Set<ObjectIdentifier> = []
  private var entries: [Entry] = []
  private var positions: [ObjectIdentifier: Int] = [:]
  /// State that was set before its variables were seen.
  private var pending: OptimizerState?

  /// What is remembered of a variable.
  private struct Entry {
    let key: String
    let variable: Variable
    let slots: [OptimizerSlot]
  }

  init(
    learningRate: any LearningRate, weightDecay: Double?, clipnorm: Double?, clipvalue: Double?, globalClipnorm: Double?
  ) {
    rate = learningRate
    self.weightDecay = weightDecay
    clipping = GradientClipping(clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm)
  }

  /// Keras's name of the class: `SGD`.
  public var name: String { String(describing: type(of: self)) }

  /// Whether the learning rate follows a schedule.
  public var followsSchedule: Bool { !(rate is Double || rate is Float || rate is Int) }

  /// What is kept for each variable: `momentum`, `velocity`.
  var slotNames: [String] { [] }

  /// Changes one variable's weights, in place.
  func update(
    _ weights: UnsafeMutablePointer<Float>, _ gradient: UnsafePointer<Float>,
    _ slots: [UnsafeMutablePointer<Float>], count: Int, rate: Double
  ) {}

  /// Leaves variables alone when weights decay: those whose name holds one of `names`, such as `bias`, and `variables`.
  public func excludeFromWeightDecay(names: [String] = [], variables: [Variable] = []) {
    undecayedNames = names
    undecayed = Set(variables.map(ObjectIdentifier.init))
  }

  /// Makes room for variables; the trainer calls it before it starts.
  ///
  /// - Throws: `TrainingError.optimizerState` when a state that was set does not fit them.
  func prepare(_ variables: [Variable]) throws {
    var seen: [String: Int] = [:]
    for variable in variables {
      seen[variable.path, default: 0] += 1
      guard positions[ObjectIdentifier(variable)] == nil else { continue }
      let count = seen[variable.path] ?? 1
      let key = count == 1 ? variable.path : "\(variable.path)#\(count)"
      positions[ObjectIdentifier(variable)] = entries.count
      entries.append(
        Entry(key: key, variable: variable, slots: slotNames.map { _ in OptimizerSlot(shape: variable.shape) }))
    }
    guard let state = pending else { return }
    try fill(state)
    pending = nil
  }

  /// Takes one step: changes each variable by the loss's slope. Gradients that no one else holds are clipped in place.
  func apply(_ gradients: [(variable: Variable, gradient: Tensor)]) throws {
    try prepare(gradients.map(\.variable))
    var gradients = gradients
    let rate = learningRate
    clipping?.clip(&gradients)
    for (variable, gradient) in gradients {
      guard let position = positions[ObjectIdentifier(variable)] else { continue }
      let slots = entries[position].slots
      let decay = decays(variable) ? (weightDecay ?? 0) * rate : 0
      variable.mutate { weights in
        gradient.withUnsafeScalars { gradient in
          guard let weights = weights.baseAddress, let gradient = gradient.baseAddress else { return }
          OptimizerSlot.withPointers(slots) { slots in
            InSlices.run(count: variable.shape.count) { slice in
              let weights = weights + slice.lowerBound
              if decay != 0 { Self.shrink(weights, by: Float(decay), count: slice.count) }
              update(
                weights, gradient + slice.lowerBound, slots.map { $0 + slice.lowerBound }, count: slice.count,
                rate: rate)
            }
          }
        }
      }
    }
    iterations += 1
  }

  private func decays(_ variable: Variable) -> Bool {
    weightDecay != nil && !undecayed.contains(ObjectIdentifier(variable))
      && !undecayedNames.contains { variable.name.contains($0) }
  }

  private static func shrink(_ weights: UnsafeMutablePointer<Float>, by share: Float, count: Int) {
    for index in 0..<count { weights[index] -= weights[index] * share }
  }

  /// All that a later step depends on. Set in another optimizer of the kind, it goes on as this one would.
  public var state: OptimizerState {
    var tensors: [String: Tensor] = pending?.tensors ?? [:]
    for entry in entries {
      for (name, slot) in zip(slotNames, entry.slots) { tensors["\(entry.key)/\(name)"] = slot.tensor }
    }
    return OptimizerState(
      optimizer: name, iterations: iterations, learningRate: followsSchedule ? nil : learningRate, tensors: tensors)
  }

  /// Takes over another optimizer's state.
  ///
  /// - Throws: `TrainingError.optimizerState` when it is another kind's. What does not fit the model's variables is found when
  ///   training starts.
  public func restore(_ state: OptimizerState) throws {
    guard state.optimizer == name else {
      throw TrainingError.optimizerState("it was taken from \(state.optimizer), and this is \(name)")
    }
    iterations = state.iterations
    if let number = state.learningRate, !followsSchedule { learningRate = number }
    pending = state
    guard !entries.isEmpty else { return }
    try fill(state)
    pending = nil
  }

  private func fill(_ state: OptimizerState) throws {
    for entry in entries {
      for (name, slot) in zip(slotNames, entry.slots) {
        let key = "\(entry.key)/\(name)"
        guard let tensor = state.tensors[key] else {
          throw TrainingError.optimizerState("it has nothing for \"\(key)\"")
        }
        guard tensor.shape == slot.tensor.shape else {
          throw TrainingError.optimizerState("\"\(key)\" has the shape \(tensor.shape), not \(slot.tensor.shape)")
        }
        slot.tensor = tensor
      }
    }
  }
}
