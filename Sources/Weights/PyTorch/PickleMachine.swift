import Foundation
internal import Wording

/// Runs one pickle: the opcodes that a file of tensors needs, and no others.
///
/// The opcodes are those of Python's `pickletools` (protocols 2 to 4). A pickle is a program; here it can name only
/// `PickleGlobal`s, call only `OrderedDict()` and `_rebuild_tensor_v2`, and grow no larger than its own length allows:
/// each opcode pushes at most one value, and there are at most `maximumOperations`.
struct PickleMachine {
  /// What the machine asks of the file around it: the storage that a persistent id names.
  typealias StorageLookup = (TorchStorageID) throws -> Int
  /// Makes a tensor of a storage; returns its number.
  typealias TensorBuilder = (_ storage: Int, _ offset: Int, _ sizes: [Int], _ strides: [Int]) throws -> Int

  static let maximumOperations = 4_000_000
  static let maximumText = 1 << 16

  var reader: ByteReader
  private let findStorage: StorageLookup
  private let buildTensor: TensorBuilder

  private var stack: [PickleValue] = []
  private var marks: [Int] = []
  private var memo: [UInt32: PickleValue] = [:]
  private var sequences: [[PickleValue]] = []
  private var dictionaries: [[(PickleValue, PickleValue)]] = []

  init(
    reader: ByteReader,
    findStorage: @escaping StorageLookup = { _ in throw PickleProblem.refused("a persistent id outside the object") },
    buildTensor: @escaping TensorBuilder = { _, _, _, _ in throw PickleProblem.refused("a tensor outside the object") }
  ) {
    self.reader = reader
    self.findStorage = findStorage
    self.buildTensor = buildTensor
  }

  /// The items of a tuple or list.
  func items(_ value: PickleValue) -> [PickleValue]? {
    switch value {
    case .tuple(let index), .list(let index): return sequences[index]
    default: return nil
    }
  }

  /// The pairs of a dictionary, in order.
  func pairs(_ value: PickleValue) -> [(PickleValue, PickleValue)]? {
    if case .dictionary(let index) = value { return dictionaries[index] }
    return nil
  }

  /// Runs up to the STOP opcode and returns what it leaves.
  mutating func run() throws -> PickleValue {
    for _ in 0..<Self.maximumOperations {
      let start = reader.offset
      let opcode = try reader.byte()
      if opcode == UInt8(ascii: ".") {
        guard marks.isEmpty, stack.count == 1 else { throw PickleProblem.broken("its stack is not empty at its end") }
        return stack[0]
      }
      do {
        try step(opcode)
      } catch let PickleProblem.unknownOpcode(code) {
        let shown = code > 32 && code < 127 ? " ('\(Character(UnicodeScalar(code)))')" : ""
        throw PickleProblem.refused("the pickle opcode 0x\(String(code, radix: 16))\(shown) at byte \(start)")
      }
    }
    throw PickleProblem.broken("it has more than \(Self.maximumOperations) operations")
  }

  private mutating func step(_ opcode: UInt8) throws {
    switch opcode {
    case 0x80:  // PROTO
      let version = try reader.byte()
      guard (2...4).contains(version) else {
        throw PickleProblem.broken("its pickle protocol is \(version), not 2 to 4")
      }
    case 0x95: _ = try reader.count()  // FRAME
    case UInt8(ascii: "("): marks.append(stack.count)
    case UInt8(ascii: "N"): stack.append(.none)
    case 0x88: stack.append(.bool(true))
    case 0x89: stack.append(.bool(false))
    case UInt8(ascii: "K"): stack.append(.int(Int(try reader.byte())))
    case UInt8(ascii: "M"): stack.append(.int(Int(try reader.integer(UInt16.self))))
    case UInt8(ascii: "J"): stack.append(.int(Int(try reader.integer(Int32.self))))
    case 0x8a: stack.append(try long(count: Int(try reader.byte())))
    case UInt8(ascii: "G"): stack.append(.float(Double(bitPattern: try reader.integer(UInt64.self).byteSwapped)))
    case UInt8(ascii: "X"): stack.append(.string(try text(count: Int(try reader.integer(UInt32.self)))))
    case 0x8c: stack.append(.string(try text(count: Int(try reader.byte()))))
    case UInt8(ascii: "c"): stack.append(try global(module: reader.line(), name: reader.line()))
    case 0x93:  // STACK_GLOBAL
      guard case .string(let name) = try pop(), case .string(let module) = try pop() else {
        throw PickleProblem.broken("a global is not named by texts")
      }
      stack.append(try global(module: module, name: name))
    case UInt8(ascii: "q"): try remember(UInt32(try reader.byte()))
    case UInt8(ascii: "r"): try remember(try reader.integer(UInt32.self))
    case 0x94: try remember(UInt32(memo.count))  // MEMOIZE
    case UInt8(ascii: "h"): try recall(UInt32(try reader.byte()))
    case UInt8(ascii: "j"): try recall(try reader.integer(UInt32.self))
    case UInt8(ascii: ")"): stack.append(tuple([]))
    case 0x85...0x87: stack.append(tuple(try pop(Int(opcode) - 0x84)))
    case UInt8(ascii: "t"): stack.append(tuple(try popToMark()))
    case UInt8(ascii: "]"):
      sequences.append([])
      stack.append(.list(sequences.count - 1))
    case UInt8(ascii: "a"): try append([try pop()])
    case UInt8(ascii: "e"): try append(try popToMark())
    case UInt8(ascii: "}"): stack.append(dictionary([]))
    case UInt8(ascii: "s"): try set(try pop(2))
    case UInt8(ascii: "u"): try set(try popToMark())
    case UInt8(ascii: "Q"): stack.append(.storage(try findStorage(try storageID(try pop()))))
    case UInt8(ascii: "R"):
      let arguments = try pop()
      stack.append(try call(try pop(), arguments))
    case UInt8(ascii: "b"):  // BUILD: the attributes of an OrderedDict, PyTorch's `_metadata`; nothing here needs them.
      _ = try pop()
      guard case .dictionary = try top() else { throw PickleProblem.refused("attributes for \(try top().kind)") }
    default: throw PickleProblem.unknownOpcode(opcode)
    }
  }

  // MARK: Values

  private mutating func tuple(_ items: [PickleValue]) -> PickleValue {
    sequences.append(items)
    return .tuple(sequences.count - 1)
  }

  private mutating func dictionary(_ pairs: [(PickleValue, PickleValue)]) -> PickleValue {
    dictionaries.append(pairs)
    return .dictionary(dictionaries.count - 1)
  }

  private mutating func long(count: Int) throws -> PickleValue {
    let bytes = try reader.bytes(count)
    guard bytes.count <= 8 else { return .long(Array(bytes)) }
    var bits: UInt64 = (bytes.last ?? 0) & 0x80 == 0 ? 0 : .max
    for byte in bytes.reversed() { bits = bits << 8 | UInt64(byte) }
    return .int(Int(Int64(bitPattern: bits)))
  }

  private mutating func text(count: Int) throws -> String {
    guard count <= Self.maximumText else { throw PickleProblem.broken("a text of \(count) bytes") }
    return String(decoding: try reader.bytes(count), as: UTF8.self)
  }

  private func global(module: String, name: String) throws -> PickleValue {
    guard let global = PickleGlobal(module: module, name: name) else {
      throw PickleProblem.refused("the global \(printable(module)).\(printable(name))")
    }
    return .global(global)
  }

  // MARK: Stack and memo

  private func top() throws -> PickleValue {
    guard stack.count > (marks.last ?? 0) else { throw PickleProblem.broken("it takes from an empty stack") }
    return stack[stack.count - 1]
  }

  private mutating func pop() throws -> PickleValue {
    let value = try top()
    stack.removeLast()
    return value
  }

  private mutating func pop(_ count: Int) throws -> [PickleValue] {
    guard stack.count - count >= marks.last ?? 0 else { throw PickleProblem.broken("it takes from an empty stack") }
    defer { stack.removeLast(count) }
    return Array(stack.suffix(count))
  }

  private mutating func popToMark() throws -> [PickleValue] {
    guard let mark = marks.popLast(), mark <= stack.count else { throw PickleProblem.broken("a mark is missing") }
    defer { stack.removeSubrange(mark...) }
    return Array(stack[mark...])
  }

  private mutating func remember(_ key: UInt32) throws { memo[key] = try top() }

  private mutating func recall(_ key: UInt32) throws {
    guard let value = memo[key] else { throw PickleProblem.broken("it recalls \(key), which it never kept") }
    stack.append(value)
  }

  private mutating func append(_ items: [PickleValue]) throws {
    guard case .list(let index) = try top() else { throw PickleProblem.broken("it appends to \(try top().kind)") }
    sequences[index] += items
  }

  private mutating func set(_ items: [PickleValue]) throws {
    guard case .dictionary(let index) = try top() else {
      throw PickleProblem.broken("it sets keys of \(try top().kind)")
    }
    guard items.count % 2 == 0 else { throw PickleProblem.broken("a key without a value") }
    for i in stride(from: 0, to: items.count, by: 2) { dictionaries[index].append((items[i], items[i + 1])) }
  }

  // MARK: PyTorch

  /// `('storage', class, key, location, count[, None])`.
  private func storageID(_ value: PickleValue) throws -> TorchStorageID {
    guard case .tuple(let index) = value else { throw PickleProblem.broken("a persistent id is \(value.kind)") }
    let items = sequences[index]
    guard items.count == 5 || items.count == 6, case .string("storage") = items[0],
      case .global(.storage(let element)) = items[1], case .string(let key) = items[2], case .int(let count) = items[4]
    else { throw PickleProblem.broken("a persistent id is not that of a storage") }
    if items.count == 6 {
      guard case .none = items[5] else { throw PickleProblem.refused("a storage that is a view of another") }
    }
    guard count >= 0 else { throw PickleProblem.broken("a storage of \(count) elements") }
    return TorchStorageID(key: key, element: element, count: count)
  }

  private mutating func call(_ function: PickleValue, _ arguments: PickleValue) throws -> PickleValue {
    guard case .tuple(let index) = arguments else { throw PickleProblem.broken("the arguments of a call are no tuple") }
    let items = sequences[index]
    switch function {
    case .global(.orderedDictionary) where items.isEmpty: return dictionary([])
    case .global(.rebuildTensor) where items.count >= 4:
      guard case .storage(let storage) = items[0], case .int(let offset) = items[1], let sizes = integers(items[2]),
        let strides = integers(items[3])
      else { throw PickleProblem.broken("_rebuild_tensor_v2 is called without storage, offset, sizes and strides") }
      return .tensor(try buildTensor(storage, offset, sizes, strides))
    default: throw PickleProblem.refused("a call of \(function.kind) with \(items.count) arguments")
    }
  }

  private func integers(_ value: PickleValue) -> [Int]? {
    guard case .tuple(let index) = value else { return nil }
    let numbers = sequences[index].compactMap { item -> Int? in
      if case .int(let number) = item { return number }
      return nil
    }
    return numbers.count == sequences[index].count ? numbers : nil
  }
}

/// A storage as a pickle names it: `count` elements under a key of the file.
struct TorchStorageID {
  let key: String
  let element: TorchElement
  let count: Int
}

/// What is wrong with a pickle, before the file is known.
enum PickleProblem: Error {
  case broken(String)
  case refused(String)
  case unknownOpcode(UInt8)
}
