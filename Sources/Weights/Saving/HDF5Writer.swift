internal import CHDF5
import Files
import Foundation
import Tensors

/// Writes an HDF5 file, through libhdf5: groups, texts in attributes, and datasets of Float32, in the layout of HDF5 1.8 that
/// everything reads.
final class HDF5Writer {
  /// What an attribute may take: HDF5 keeps it in the object's header, which holds 64 KB.
  /// Keras's number (`HDF5_OBJECT_HEADER_LIMIT` in `keras/src/legacy/saving/legacy_h5_format.py`).
  static let attributeLimit = 64_512

  private let url: URL
  private let file: HDF5Object

  private init(_ url: URL) throws {
    self.url = url
    let descriptor = open(url.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.unwritable(url) }
    close(descriptor)
    errno = 0
    let opened = HDF5Library.exclusively {
      HDF5Object(H5Fcreate(url.path, h5_truncate(), h5_default(), h5_default()))
    }
    guard let opened else { throw Self.unwritable(url) }
    file = opened
  }

  /// Writes a file by what `body` puts into it.
  ///
  /// - Throws: `FileError`, or what `body` throws.
  static func write(to url: URL, _ body: (HDF5Writer) throws -> Void) throws {
    let writer = try HDF5Writer(url)
    try body(writer)
    errno = 0
    // What the disk does not take shows here.
    guard HDF5Library.exclusively({ H5Fflush(writer.file.id, H5F_SCOPE_GLOBAL) }) >= 0 else { throw unwritable(url) }
  }

  /// Makes a group, and those that it lies in.
  func group(_ path: String) throws { _ = try HDF5Library.exclusively { try opened(path) } }

  /// Gives a group an attribute of one text.
  func text(_ text: String, _ name: String, of path: String) throws {
    try HDF5Library.exclusively {
      // As long as it may be: only where it lies is kept in the header.
      let type = try stringType(size: h5_variable())
      let space = try check(HDF5Object(H5Screate(H5S_SCALAR)))
      let attribute = try self.attribute(name, of: path, type, space)
      let status = text.withCString { text -> herr_t in
        var pointer: UnsafePointer<CChar>? = text
        return H5Awrite(attribute.id, type.id, &pointer)
      }
      try check(status)
    }
  }

  /// Gives a group an attribute of texts; too many for one become numbered ones, as even as can be.
  func texts(_ texts: [String], _ name: String, of path: String) throws {
    let parts = Self.parts(texts)
    for (index, part) in parts.enumerated() {
      try attribute(part, parts.count == 1 ? name : "\(name)\(index)", of: path)
    }
  }

  /// How texts are divided so that each part, with all its texts as long as the longest, fits into an attribute; the first
  /// parts take one more where it does not come out even, as `numpy.array_split`.
  static func parts(_ texts: [String], limit: Int = attributeLimit) -> [[String]] {
    func size(_ part: [String]) -> Int { part.count * (part.map(\.utf8.count).max() ?? 0) }
    var count = 1
    while count < texts.count {
      let parts = divided(texts, count)
      if parts.allSatisfy({ size($0) <= limit }) { return parts }
      count += 1
    }
    return divided(texts, count)
  }

  private static func divided(_ texts: [String], _ count: Int) -> [[String]] {
    var rest = texts[...]
    return (0..<count).map { index in
      let part = Array(rest.prefix(texts.count / count + (index < texts.count % count ? 1 : 0)))
      rest = rest.dropFirst(part.count)
      return part
    }
  }

  private func attribute(_ texts: [String], _ name: String, of path: String) throws {
    try HDF5Library.exclusively {
      let length = max(texts.map(\.utf8.count).max() ?? 0, 1)
      var count = hsize_t(texts.count)
      let space = try check(HDF5Object(H5Screate_simple(1, &count, nil)))
      // Keras says of a layer without weights that it has no floats.
      let type = texts.isEmpty ? try check(HDF5Object(H5Tcopy(h5_double()))) : try stringType(size: length)
      let attribute = try self.attribute(name, of: path, type, space)
      if texts.isEmpty { return }
      var bytes = [UInt8](repeating: 0, count: texts.count * length)
      for (index, text) in texts.enumerated() {
        bytes.replaceSubrange(index * length..<index * length + text.utf8.count, with: text.utf8)
      }
      try check(H5Awrite(attribute.id, type.id, &bytes))
    }
  }

  /// Writes a dataset, and makes the groups that it lies in.
  ///
  /// - Parameter isCount: whether the file keeps it as whole numbers of 32 bits, as Keras does with counts.
  func dataset(_ path: String, _ tensor: Tensor, isCount: Bool = false) throws {
    try HDF5Library.exclusively {
      let parts = path.split(separator: "/")
      let group = try opened(parts.dropLast().joined(separator: "/"))
      var sizes = tensor.shape.dimensions.map { hsize_t($0) }
      let space = try check(
        HDF5Object(sizes.isEmpty ? H5Screate(H5S_SCALAR) : H5Screate_simple(Int32(sizes.count), &sizes, nil)))
      let dataset = try check(
        HDF5Object(
          H5Dcreate2(
            group.id, String(parts.last ?? ""), isCount ? h5_file_int32() : h5_file_float(), space.id, h5_default(),
            h5_default(), h5_default())))
      try tensor.withUnsafeScalars { scalars in
        guard !scalars.isEmpty else { return }
        try check(
          H5Dwrite(dataset.id, h5_native_float(), h5_all(), h5_all(), h5_default(), scalars.baseAddress))
      }
    }
  }

  // MARK: Parts

  private func opened(_ path: String) throws -> HDF5Object {
    var group = try check(HDF5Object(H5Gopen2(file.id, "/", h5_default())))
    for name in path.split(separator: "/").map(String.init) {
      group = try check(
        H5Lexists(group.id, name, h5_default()) > 0
          ? HDF5Object(H5Gopen2(group.id, name, h5_default()))
          : HDF5Object(H5Gcreate2(group.id, name, h5_default(), h5_default(), h5_default())))
    }
    return group
  }

  private func attribute(_ name: String, of path: String, _ type: HDF5Object, _ space: HDF5Object) throws -> HDF5Object
  {
    let object = try opened(path)
    return try check(HDF5Object(H5Acreate2(object.id, name, type.id, space.id, h5_default(), h5_default())))
  }

  private func stringType(size: Int) throws -> HDF5Object {
    let type = try check(HDF5Object(H5Tcopy(h5_c_string())))
    try check(H5Tset_size(type.id, size))
    try check(H5Tset_cset(type.id, H5T_CSET_UTF8))
    if size != h5_variable() { try check(H5Tset_strpad(type.id, H5T_STR_NULLPAD)) }
    return type
  }

  private func check(_ object: HDF5Object?) throws -> HDF5Object {
    guard let object else { throw Self.unwritable(url) }
    return object
  }

  private func check(_ status: herr_t) throws { if status < 0 { throw Self.unwritable(url) } }

  private static func unwritable(_ url: URL) -> FileError {
    let reason = errno == 0 ? "the HDF5 library does not say why" : String(cString: strerror(errno))
    return .unwritable(file: url.path, reason: reason)
  }
}
