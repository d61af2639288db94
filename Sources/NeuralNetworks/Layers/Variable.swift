import Foundation
import Synchronization
import Tensors
internal import Wording

/// Weights of a layer: a tensor with a name that may be learned.
public final class Variable {
  /// The name in its layer: `kernel`, `gamma`.
  public let name: String
  /// The layer's name and its own: `block1_conv1/kernel`, as in Keras.
  public internal(set) var path: String
  /// Of the value.
  public let shape: Shape
  /// Whether training may change it: never for moving statistics, and not when the layer is frozen.
  public internal(set) var isTrainable: Bool {
    didSet { Self.noteChange() }
  }
  /// Whether it is there to be learned at all.
  let isLearned: Bool
  /// The penalty that is added to the loss while it is trained.
  public let regularizer: Regularizer?
  /// Grows each time the value is set, so that plans know when they are stale.
  private(set) var version = 0
  private static let changeCount = Atomic<Int>(0)
  private let initializer: Initializer
  private let seed: UInt64
  private var stored: Tensor?

  init(_ name: String, shape: Shape, initializer: Initializer, regularizer: Regularizer? = nil, isLearned: Bool = true)
  {
    self.name = name
    path = name
    self.shape = shape
    self.isLearned = isLearned
    isTrainable = isLearned
    self.initializer = initializer
    self.regularizer = regularizer
    seed = Random.seed
  }

  /// The weights; made by the initialiser when first read.
  ///
  /// - Precondition: what is set has the variable's shape. (`Model.setWeights` throws instead.)
  public var value: Tensor {
    get {
      if let stored { return stored }
      let value = initializer.tensor(shape: shape, seed: seed, path: path)
      stored = value
      return value
    }
    set {
      require(newValue.shape == shape, "\(path) has the shape \(shape), not \(newValue.shape)")
      stored = newValue
      version += 1
      Self.noteChange()
    }
  }
  /// Changes the weights in place, unless somebody else holds the same tensor: then in a copy.
  func mutate(_ body: (UnsafeMutableBufferPointer<Float>) -> Void) {
    var tensor = value
    // The one reference left is the local one.
    stored = nil
    tensor.withUnsafeMutableScalars(body)
    stored = tensor
    version += 1
    Self.noteChange()
  }

  /// Grows each time anything of any variable changes: where it stands still, nothing has to be looked at again.
  static var changes: Int { changeCount.load(ordering: .relaxed) }

  static func noteChange() { changeCount.add(1, ordering: .relaxed) }
}
