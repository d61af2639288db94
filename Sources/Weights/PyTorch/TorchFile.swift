internal import Downloads
import Foundation
import Tensors
internal import Wording

/// The tensors of a file that `torch.save` wrote from a dictionary of tensors (a `state_dict`).
///
/// Two layouts are read. The older one (before PyTorch 1.6, or `_use_new_zipfile_serialization=False`): four pickles, a
/// magic number, the protocol 1001, facts about the machine, and the object; then a pickled list of storage keys; then for each
/// key its count of elements and the elements, little-endian. Today's is a zip with the object as `data.pkl` and each
/// storage as `data/KEY`. Nothing in the file can run: see `PickleMachine`.
struct TorchFile {
  /// The tensors by the names the file gives them, not yet copied.
  let tensors: [String: TorchTensor]

  /// Reads a file.
  ///
  /// - Throws: `WeightsError.unreadable`, `.malformed` or `.refused`, each naming the file and what was found.
  init(contentsOf url: URL) throws {
    let data = try Data(mapping: url)
    do {
      if data.starts(with: [0x50, 0x4b, 0x03, 0x04]) {
        tensors = try withZip(url, Self.zipped)
      } else {
        tensors = try Self.legacy(data)
      }
    } catch let problem as PickleProblem {
      switch problem {
      case .broken(let what):
        throw WeightsError.malformed(file: url.path, format: "PyTorch", problem: what, offset: nil)
      case .refused(let what): throw WeightsError.refused(file: url.path, format: "PyTorch", found: what)
      case .unknownOpcode(let code):
        throw WeightsError.refused(file: url.path, format: "PyTorch", found: "the opcode \(code)")
      }
    }
  }

  /// The number that a legacy file starts with, 0x1950a86a20f9469cfc6c, as pickle spells it.
  static let magic: [UInt8] = [0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19]

  private static func legacy(_ data: Data) throws -> [String: TorchTensor] {
    var reader = ByteReader(data)
    func simple() throws -> (PickleValue, PickleMachine) {
      var machine = PickleMachine(reader: reader)
      let value = try machine.run()
      reader = machine.reader
      return (value, machine)
    }
    guard data.first == 0x80 else { throw PickleProblem.broken("it does not start with a pickle") }
    guard case .long(magic) = try simple().0 else { throw PickleProblem.broken("the magic number is another") }
    guard case .int(1001) = try simple().0 else { throw PickleProblem.broken("the protocol is not 1001") }
    let (facts, factMachine) = try simple()
    for case (.string("little_endian"), .bool(false)) in factMachine.pairs(facts) ?? [] {
      throw PickleProblem.refused("big-endian numbers")
    }

    let builder = TorchBuilder()
    var machine = PickleMachine(
      reader: reader, findStorage: builder.storage(_:), buildTensor: builder.tensor(storage:offset:sizes:strides:))
    let object = try machine.run()
    let names = try builder.names(object, in: machine)
    reader = machine.reader

    let (list, keyMachine) = try simple()
    guard let keys = keyMachine.items(list) else { throw PickleProblem.broken("the storage keys are \(list.kind)") }
    for case .string(let key) in keys {
      guard let index = builder.index[key] else { throw PickleProblem.broken("it has a storage nothing refers to") }
      let id = builder.storages[index]
      let count = try reader.count()
      guard count == id.count else {
        throw PickleProblem.broken("a storage has \(count) elements where its tensors say \(id.count)")
      }
      let size = count.multipliedReportingOverflow(by: id.element.size)
      guard !size.overflow else { throw PickleProblem.broken("it ends too early") }
      builder.data[index] = try reader.bytes(size.partialValue)
    }
    return try builder.tensors(names, fileSize: data.count)
  }

  private static func zipped(_ archive: ZipArchive) throws -> [String: TorchTensor] {
    guard let object = archive.names.first(where: { $0.hasSuffix("/data.pkl") }) else {
      throw PickleProblem.broken("the zip has no data.pkl")
    }
    let folder = String(object.dropLast("data.pkl".count))
    if archive.names.contains(folder + "byteorder"),
      try archive.contents(folder + "byteorder") != Data("little".utf8)
    {
      throw PickleProblem.refused("big-endian numbers")
    }
    let builder = TorchBuilder()
    var machine = PickleMachine(
      reader: ByteReader(try archive.contents(object)), findStorage: builder.storage(_:),
      buildTensor: builder.tensor(storage:offset:sizes:strides:))
    let names = try builder.names(try machine.run(), in: machine)
    for (index, id) in builder.storages.enumerated() {
      let size = id.count.multipliedReportingOverflow(by: id.element.size)
      let name = "\(folder)data/\(id.key)"
      guard !size.overflow, archive.size(of: name) == size.partialValue else {
        throw PickleProblem.broken("the storage \(printable(id.key)) is missing or not of \(id.count) elements")
      }
      builder.data[index] = try archive.contents(name)
    }
    return try builder.tensors(names, fileSize: archive.fileSize)
  }
}
