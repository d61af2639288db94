internal import CHDF5
internal import Downloads
import Foundation
import Tensors
internal import Wording

/// An HDF5 file, read through libhdf5: groups, texts in attributes, and datasets of numbers.
///
/// Sizes are checked against the file before anything is allocated. Links that leave their group (soft and external ones) are not
/// followed, and datasets that lie in other files, are computed, or need a filter other than deflate, shuffle and
/// fletcher32 are refused. libhdf5 itself is not proof against a file made to break it: see `Isolated`.
final class HDF5File {
  /// The file, as errors name it.
  let path: String
  /// The file's size in bytes: no dataset and no text is larger, but for what deflate saves.
  let size: Int
  private let file: HDF5Object

  /// Opens a file; `name` is what errors call it, its path when nil.
  ///
  /// - Throws: `WeightsError.unreadable` or `.malformed`.
  init(contentsOf url: URL, named name: String? = nil) throws {
    path = name ?? url.path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path),
      let size = attributes[.size] as? Int
    else { throw WeightsError.unreadable(file: path, reason: "there is no such file") }
    self.size = size
    let opened = HDF5Library.exclusively { HDF5Object(H5Fopen(url.path, h5_read_only(), h5_default())) }
    guard let opened else {
      throw WeightsError.malformed(
        file: path, format: "HDF5", problem: "the HDF5 library cannot open it; it may be cut short", offset: nil)
    }
    file = opened
  }

  /// The names of a group's members, sorted; empty when there is no such group.
  func members(of group: String) throws -> [String] {
    try HDF5Library.exclusively {
      guard let object = try find(group), H5Iget_type(object.id) == H5I_GROUP else { return [] }
      var info = H5G_info_t()
      guard H5Gget_info(object.id, &info) >= 0, info.nlinks <= 100_000 else {
        throw malformed("the group \(printable(group)) cannot be listed")
      }
      return try (0..<info.nlinks).map { index in
        var name = [CChar](repeating: 0, count: 1024)
        let length = H5Lget_name_by_idx(
          object.id, ".", H5_INDEX_NAME, H5_ITER_INC, index, &name, name.count, h5_default())
        guard length >= 0, length < name.count else { throw malformed("a name in \(printable(group)) cannot be read") }
        return String(cString: name)
      }
    }
  }

  /// Whether the file has an object at this path.
  func contains(_ path: String) throws -> Bool { try HDF5Library.exclusively { try find(path) != nil } }

  /// The texts of an attribute, fixed or variable in length; nil when the object or the attribute is not there. An empty
  /// attribute of any type is no texts: Keras marks layers without weights so.
  func texts(_ attribute: String, of path: String) throws -> [String]? {
    try HDF5Library.exclusively {
      guard let object = try find(path), H5Aexists(object.id, attribute) > 0 else { return nil }
      let name = "the attribute \(attribute) of \(printable(path))"
      guard let opened = HDF5Object(H5Aopen(object.id, attribute, h5_default())),
        let type = HDF5Object(H5Aget_type(opened.id)), let space = HDF5Object(H5Aget_space(opened.id))
      else { throw malformed("\(name) cannot be read") }
      let count = try dimensions(of: space, name).reduce(1, *)
      if count == 0 { return [] }
      guard H5Tget_class(type.id) == H5T_STRING else { throw malformed("\(name) is not text") }
      return try H5Tis_variable_str(type.id) > 0
        ? variableTexts(opened, type, space, count, name) : fixedTexts(opened, type, count, name)
    }
  }

  /// A dataset's axes.
  ///
  /// - Throws: `WeightsError.malformed` or `.refused`, naming the dataset.
  func shape(at path: String) throws -> Shape {
    try HDF5Library.exclusively {
      let name = "the dataset \(printable(path))"
      guard let object = try find(path), H5Iget_type(object.id) == H5I_DATASET else {
        throw malformed("\(name) is missing")
      }
      guard let space = HDF5Object(H5Dget_space(object.id)) else { throw malformed("\(name) cannot be read") }
      let shape = try dimensions(of: space, name)
      _ = try checkedCount(shape, name)
      return Shape(shape)
    }
  }

  /// A dataset's numbers (floats of 16, 32 or 64 bits, or integers) as Float32, with its shape.
  ///
  /// - Throws: `WeightsError.malformed` or `.refused`, naming the dataset.
  func tensor(at path: String) throws -> Tensor {
    try withDataset(path) { dataset, shape, name in
      try Tensor(uninitializedShape: shape) { try read(dataset, name, into: $0) }
    }
  }

  /// Reads a dataset's numbers into memory for just as many.
  ///
  /// - Throws: `WeightsError.malformed` or `.refused`, naming the dataset.
  func read(_ path: String, into memory: UnsafeMutableBufferPointer<Float>) throws {
    try withDataset(path) { dataset, shape, name in
      guard shape.count == memory.count else { throw malformed("\(name) is \(shape)") }
      try read(dataset, name, into: memory)
    }
  }

  /// Opens a dataset of plain numbers that can be read safely.
  private func withDataset<R>(_ path: String, _ body: (HDF5Object, Shape, String) throws -> R) throws -> R {
    try HDF5Library.exclusively {
      let name = "the dataset \(printable(path))"
      guard let object = try find(path), H5Iget_type(object.id) == H5I_DATASET else {
        throw malformed("\(name) is missing")
      }
      guard let type = HDF5Object(H5Dget_type(object.id)), let space = HDF5Object(H5Dget_space(object.id)),
        let properties = HDF5Object(H5Dget_create_plist(object.id))
      else { throw malformed("\(name) cannot be read") }
      let kind = H5Tget_class(type.id)
      let elementSize = H5Tget_size(type.id)
      guard kind == H5T_FLOAT || kind == H5T_INTEGER, [1, 2, 4, 8].contains(elementSize) else {
        throw refused("\(name), which has no plain numbers")
      }
      let shape = try dimensions(of: space, name)
      try check(object, properties, bytes: checkedCount(shape, name) * elementSize, elementSize, name)
      return try body(object, Shape(shape), name)
    }
  }

  private func read(_ dataset: HDF5Object, _ name: String, into memory: UnsafeMutableBufferPointer<Float>) throws {
    guard memory.count > 0 else { return }
    guard H5Dread(dataset.id, h5_native_float(), h5_all(), h5_all(), h5_default(), memory.baseAddress) >= 0 else {
      throw malformed("\(name) cannot be read")
    }
  }

  // MARK: Finding

  /// The object at a path, from link to link; nil when a part is not there.
  private func find(_ path: String) throws -> HDF5Object? {
    guard var object = HDF5Object(H5Gopen2(file.id, "/", h5_default())) else { throw malformed("it has no root") }
    for part in path.split(separator: "/").map(String.init) where part != "." {
      var info = H5L_info_t()
      guard H5Iget_type(object.id) == H5I_GROUP, H5Lexists(object.id, part, h5_default()) > 0,
        H5Lget_info(object.id, part, &info, h5_default()) >= 0
      else { return nil }
      guard info.type == H5L_TYPE_HARD else { throw refused("the link \(printable(path)) to elsewhere") }
      guard let next = HDF5Object(H5Oopen(object.id, part, h5_default())) else {
        throw malformed("\(printable(path)) cannot be opened")
      }
      object = next
    }
    return object
  }

  // MARK: Checking

  private func dimensions(of space: HDF5Object, _ name: String) throws -> [Int] {
    let rank = H5Sget_simple_extent_ndims(space.id)
    guard (0...8).contains(rank) else { throw malformed("\(name) has \(rank) axes; 8 are the most") }
    if H5Sget_simple_extent_type(space.id) == H5S_NULL { return [0] }
    var sizes = [hsize_t](repeating: 0, count: max(Int(rank), 1))
    guard H5Sget_simple_extent_dims(space.id, &sizes, nil) == rank else { throw malformed("\(name) has no shape") }
    return try sizes.prefix(Int(rank)).map {
      guard $0 < 1 << 40 else { throw malformed("\(name) says it has \($0) rows") }
      return Int($0)
    }
  }

  private func checkedCount(_ shape: [Int], _ name: String) throws -> Int {
    guard let count = checkedProduct(shape), count < 1 << 37 else {
      throw malformed("\(name) says it is \(Shape(shape))")
    }
    return count
  }

  /// Whether the numbers are all in this file, and in a layout whose reading takes no more than they need.
  private func check(
    _ dataset: HDF5Object, _ properties: HDF5Object, bytes: Int, _ elementSize: Int, _ name: String
  ) throws {
    guard H5Pget_external_count(properties.id) == 0 else { throw refused("\(name), which lies in another file") }
    let layout = H5Pget_layout(properties.id)
    guard layout == H5D_COMPACT || layout == H5D_CONTIGUOUS || layout == H5D_CHUNKED else {
      throw refused("\(name), which is put together from other datasets")
    }
    var deflated = false
    for index in 0..<max(0, H5Pget_nfilters(properties.id)) {
      var (flags, options, values, config) = (UInt32(0), 0, UInt32(0), UInt32(0))
      let filter = H5Pget_filter2(properties.id, UInt32(index), &flags, &options, &values, 0, nil, &config)
      guard [H5Z_FILTER_DEFLATE, H5Z_FILTER_SHUFFLE, H5Z_FILTER_FLETCHER32].contains(filter) else {
        throw refused("\(name), which needs the filter number \(filter)")
      }
      deflated = deflated || filter == H5Z_FILTER_DEFLATE
    }
    var stored = size
    if layout == H5D_CHUNKED {
      stored = min(size, Int(clamping: H5Dget_storage_size(dataset.id)))
      var chunk = [hsize_t](repeating: 0, count: 8)
      let rank = H5Pget_chunk(properties.id, 8, &chunk)
      guard (1...8).contains(rank) else { throw malformed("\(name) has no chunks") }
      let chunkBytes = checkedProduct([elementSize] + chunk.prefix(Int(rank)).map { Int(clamping: $0) })
      guard let chunkBytes, chunkBytes <= max(bytes * 2, 1 << 20) else {
        throw malformed("\(name) has oversized chunks")
      }
    }
    let available = deflated ? stored.multipliedReportingOverflow(by: ZipArchive.maximumExpansion).partialValue : stored
    guard bytes <= available else {
      throw malformed("\(name) says it has \(bytes) bytes, but the file has \(stored) for it")
    }
  }

  // MARK: Texts

  private func stringType(like type: HDF5Object, size: Int, _ name: String) throws -> HDF5Object {
    guard let memory = HDF5Object(H5Tcopy(h5_c_string())), H5Tset_size(memory.id, size) >= 0,
      H5Tset_cset(memory.id, H5Tget_cset(type.id)) >= 0
    else { throw malformed("\(name) cannot be read") }
    return memory
  }

  private func variableTexts(
    _ attribute: HDF5Object, _ type: HDF5Object, _ space: HDF5Object, _ count: Int, _ name: String
  ) throws -> [String] {
    guard count <= size / 16 else { throw malformed("\(name) says it has \(count) texts") }
    let memory = try stringType(like: type, size: h5_variable(), name)
    var pointers = [UnsafeMutablePointer<CChar>?](repeating: nil, count: count)
    guard H5Aread(attribute.id, memory.id, &pointers) >= 0 else { throw malformed("\(name) cannot be read") }
    defer { H5Dvlen_reclaim(memory.id, space.id, h5_default(), &pointers) }
    return pointers.map { $0.map { String(cString: $0) } ?? "" }
  }

  private func fixedTexts(
    _ attribute: HDF5Object, _ type: HDF5Object, _ count: Int, _ name: String
  ) throws -> [String] {
    let length = H5Tget_size(type.id)
    guard length > 0, length <= size, count <= size / length else {
      throw malformed("\(name) says it has \(count) texts of \(length) bytes")
    }
    // Padded as in the file: a text that fills its place has no zero at its end.
    let memory = try stringType(like: type, size: length, name)
    guard H5Tset_strpad(memory.id, H5T_STR_NULLPAD) >= 0 else { throw malformed("\(name) cannot be read") }
    var bytes = [UInt8](repeating: 0, count: count * length)
    guard H5Aread(attribute.id, memory.id, &bytes) >= 0 else { throw malformed("\(name) cannot be read") }
    return stride(from: 0, to: bytes.count, by: length).map { start in
      String(decoding: bytes[start..<(start + length)].prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  private func malformed(_ problem: String) -> WeightsError {
    .malformed(file: path, format: "HDF5", problem: problem, offset: nil)
  }

  private func refused(_ found: String) -> WeightsError { .refused(file: path, format: "HDF5", found: found) }
}
