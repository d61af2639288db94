internal import CZip
import Foundation

/// A zip file's members, through libzip. A member's size is known, and checked, before it is read.
package final class ZipArchive {
  /// How many times larger than the whole file a member may be: what deflate can do is 1032.
  package static let maximumExpansion = 1100

  /// The members' names, in order.
  package let names: [String]
  /// The size of the file in bytes.
  package let fileSize: Int
  private let handle: OpaquePointer
  private let sizes: [String: Int]

  /// Opens a zip file.
  ///
  /// - Throws: `ZipProblem`.
  package init(_ url: URL) throws {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path),
      let size = attributes[.size] as? Int
    else { throw ZipProblem.noFile }
    var code: Int32 = 0
    guard let archive = zip_open(url.path, ZIP_RDONLY, &code) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw ZipProblem.notAnArchive(String(cString: zip_error_strerror(&error)))
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
  package func size(of name: String) -> Int? { sizes[name] }

  /// A member's bytes, unpacked and checked against their CRC.
  ///
  /// - Throws: `ZipProblem` when the member is missing, damaged, larger than its file can hold, or than `mostBytes`.
  package func contents(_ name: String, mostBytes: Int = .max) throws -> Data {
    let size = try checkedSize(name)
    guard size <= mostBytes else { throw ZipProblem.tooLarge(name, bytes: size) }
    var data = Data()
    data.reserveCapacity(size)
    try read(name, size) { data.append(contentsOf: $0) }
    return data
  }

  /// Unpacks a member into a file that does not exist yet.
  ///
  /// - Throws: `ZipProblem`, or what FileHandle throws when the file cannot be written.
  package func extract(_ name: String, to url: URL) throws {
    let size = try checkedSize(name)
    try Data().write(to: url, options: .withoutOverwriting)
    let file = try FileHandle(forWritingTo: url)
    defer { try? file.close() }
    try read(name, size) { try file.write(contentsOf: Data($0)) }
  }

  private func checkedSize(_ name: String) throws -> Int {
    guard let size = sizes[name] else { throw ZipProblem.noMember(name) }
    guard size / Self.maximumExpansion <= fileSize else { throw ZipProblem.tooLarge(name, bytes: size) }
    return size
  }

  private func read(_ name: String, _ size: Int, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    func damaged(_ reason: String) -> ZipProblem { .damaged(name, reason: reason) }
    guard let member = zip_fopen(handle, name, 0) else {
      throw damaged("cannot be opened: \(String(cString: zip_strerror(handle)))")
    }
    defer { zip_fclose(member) }
    var piece = [UInt8](repeating: 0, count: min(max(size, 1), 1 << 20))
    var total = 0
    while true {
      let count = zip_fread(member, &piece, UInt64(piece.count))
      guard count >= 0 else { throw damaged("does not unpack, or fails its checksum") }
      total += Int(count)
      guard total <= size else { throw damaged("is longer than it says") }
      if count == 0 { break }
      try piece.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<Int(count)])) }
    }
    guard total == size else { throw damaged("is shorter than it says") }
  }
}
