internal import CZip
import Foundation

/// A zip file's members, through libzip. A member's size is known, and checked, before it is read.
final class ZipArchive {
  /// How many times larger than the whole file a member may be: what deflate can do is 1032.
  static let maximumExpansion = 1100

  /// The members' names, in order.
  let names: [String]
  /// The size of the file in bytes.
  let fileSize: Int
  private let path: String
  private let handle: OpaquePointer
  private let sizes: [String: Int]

  /// Opens a zip file.
  ///
  /// - Throws: `WeightsError.unreadable` or `.malformed`, naming the file.
  init(_ url: URL) throws {
    path = url.path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path), let size = attributes[.size] as? Int
    else { throw WeightsError.unreadable(file: path, reason: "there is no such file") }
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw WeightsError.malformed(
        file: path, format: "zip", problem: String(cString: zip_error_strerror(&error)), offset: nil)
    }
    var names: [String] = []
    var sizes: [String: Int] = [:]
    for index in 0..<max(0, zip_get_num_entries(archive, 0)) {
      var facts = zip_stat_t()
      guard zip_stat_index(archive, UInt64(index), 0, &facts) == 0, facts.valid & UInt64(ZIP_STAT_SIZE) != 0,
        let name = facts.name.map({ String(cString: $0) }), let count = Int(exactly: facts.size)
      else { continue }
      names.append(name)
      sizes[name] = count
    }
    (handle, fileSize) = (archive, size)
    (self.names, self.sizes) = (names, sizes)
  }

  deinit { zip_discard(handle) }

  /// The size of a member in bytes when unpacked; nil when there is none.
  func size(of name: String) -> Int? { sizes[name] }

  /// A member's bytes, unpacked and checked against their CRC.
  ///
  /// - Throws: `WeightsError.malformed` when the member is missing, damaged, or larger than its file can hold.
  func contents(_ name: String) throws -> Data {
    var data = Data()
    data.reserveCapacity(try checkedSize(name))
    try read(name) { data.append(contentsOf: $0) }
    return data
  }

  /// Unpacks a member into a file that does not exist yet.
  func extract(_ name: String, to url: URL) throws {
    guard FileManager.default.createFile(atPath: url.path, contents: nil) else {
      throw WeightsError.unreadable(file: url.path, reason: "it cannot be written")
    }
    let file = try FileHandle(forWritingTo: url)
    defer { try? file.close() }
    try read(name) { try file.write(contentsOf: Data($0)) }
  }

  private func checkedSize(_ name: String) throws -> Int {
    guard let size = sizes[name] else { throw malformed("it has no member \(printable(name))") }
    guard size / Self.maximumExpansion <= fileSize else {
      throw malformed("its member \(printable(name)) says it has \(size) bytes")
    }
    return size
  }

  private func read(_ name: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    let size = try checkedSize(name)
    guard let member = zip_fopen(handle, name, 0) else {
      throw malformed("its member \(printable(name)) cannot be opened: \(String(cString: zip_strerror(handle)))")
    }
    defer { zip_fclose(member) }
    var piece = [UInt8](repeating: 0, count: min(max(size, 1), 1 << 20))
    var total = 0
    while true {
      let count = zip_fread(member, &piece, UInt64(piece.count))
      guard count >= 0 else { throw malformed("its member \(printable(name)) is damaged") }
      total += Int(count)
      guard total <= size else { throw malformed("its member \(printable(name)) is longer than it says") }
      if count == 0 { break }
      try piece.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<Int(count)])) }
    }
    guard total == size else { throw malformed("its member \(printable(name)) is shorter than it says") }
  }

  private func malformed(_ problem: String) -> WeightsError {
    .malformed(file: path, format: "zip", problem: problem, offset: nil)
  }
}
