import Foundation
internal import Wording

/// Keeps the storages and tensors that a pickle mentions until the storages' bytes are found.
final class TorchBuilder {
  private typealias Window = (storage: Int, offset: Int, sizes: [Int], strides: [Int])

  /// Each storage once, in the order of its first mention.
  private(set) var storages: [TorchStorageID] = []
  /// Where a storage's key stands in `storages`.
  private(set) var index: [String: Int] = [:]
  /// The storages' bytes, once they are found.
  var data: [Int: Data] = [:]
  private var windows: [Window] = []

  /// The number of the storage with this id.
  func storage(_ id: TorchStorageID) throws -> Int {
    if let known = index[id.key] {
      guard storages[known].count == id.count, storages[known].element == id.element else {
        throw PickleProblem.broken("two tensors disagree about the storage they share")
      }
      return known
    }
    storages.append(id)
    index[id.key] = storages.count - 1
    return storages.count - 1
  }

  /// The number of a new tensor, after its window is checked against its storage.
  func tensor(storage: Int, offset: Int, sizes: [Int], strides: [Int]) throws -> Int {
    let available = storages[storage].count
    if let problem = TorchTensor.problem(offset: offset, sizes: sizes, strides: strides, available: available) {
      throw PickleProblem.broken(problem)
    }
    windows.append((storage, offset, sizes, strides))
    return windows.count - 1
  }

  /// The names and numbers of the tensors of a `state_dict`.
  func names(_ object: PickleValue, in machine: PickleMachine) throws -> [(String, Int)] {
    guard let pairs = machine.pairs(object) else {
      throw PickleProblem.refused("\(object.kind) instead of a dictionary of tensors")
    }
    return try pairs.map { key, value in
      guard case .string(let name) = key else { throw PickleProblem.refused("\(key.kind) as the name of a tensor") }
      guard case .tensor(let number) = value else {
        throw PickleProblem.refused("\(value.kind) under \"\(printable(name))\" instead of a tensor")
      }
      return (name, number)
    }
  }

  /// The tensors, all storages being found.
  ///
  /// A small file could name one storage many times; together the tensors may be no more than 8 times the file.
  func tensors(_ names: [(String, Int)], fileSize: Int) throws -> [String: TorchTensor] {
    var result: [String: TorchTensor] = [:]
    var total = 0
    for (name, number) in names {
      let window = windows[number]
      guard let bytes = data[window.storage] else {
        throw PickleProblem.broken("the storage of \"\(printable(name))\" is missing")
      }
      let tensor = TorchTensor(
        storage: bytes, element: storages[window.storage].element, offset: window.offset, sizes: window.sizes,
        strides: window.strides)
      total += tensor.count * 4
      guard total <= 8 * fileSize else { throw PickleProblem.refused("the same numbers over and over") }
      result[name] = tensor
    }
    return result
  }
}
