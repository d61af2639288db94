/// What a pickle can say in a file of weights. Containers are numbers into the machine's lists, so that a pickle of
/// containers within containers can neither make a cycle nor recurse when it is freed.
enum PickleValue {
  case none
  case bool(Bool)
  case int(Int)
  /// An integer of more than 8 bytes, little-endian two's complement.
  case long([UInt8])
  case float(Double)
  case string(String)
  case tuple(Int)
  case list(Int)
  case dictionary(Int)
  case global(PickleGlobal)
  case storage(Int)
  case tensor(Int)

  /// As an error names it.
  var kind: String {
    switch self {
    case .none: return "None"
    case .bool: return "a truth value"
    case .int, .long: return "an integer"
    case .float: return "a number"
    case .string: return "a text"
    case .tuple: return "a tuple"
    case .list: return "a list"
    case .dictionary: return "a dictionary"
    case .global(let global): return "the global \(global)"
    case .storage: return "a storage"
    case .tensor: return "a tensor"
    }
  }
}

/// The only names that a pickle may mention.
enum PickleGlobal: Equatable, CustomStringConvertible {
  case orderedDictionary
  case rebuildTensor
  case storage(TorchElement)

  init?(module: String, name: String) {
    switch (module, name) {
    case ("collections", "OrderedDict"): self = .orderedDictionary
    case ("torch._utils", "_rebuild_tensor_v2"): self = .rebuildTensor
    case ("torch", _):
      guard let element = TorchElement(storageClass: name) else { return nil }
      self = .storage(element)
    default: return nil
    }
  }

  var description: String {
    switch self {
    case .orderedDictionary: return "collections.OrderedDict"
    case .rebuildTensor: return "torch._utils._rebuild_tensor_v2"
    case .storage(let element): return "torch.\(element.rawValue)Storage"
    }
  }
}
