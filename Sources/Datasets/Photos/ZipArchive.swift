internal import CZip
import Foundation

/// A zip archive opened for reading, by libzip.
final class ZipArchive {
  private let archive: OpaquePointer
  /// The names of all entries.
  let names: [String]

  /// - Throws: `FetchProblem.notAnArchive`.
  init(_ file: URL) throws {
    var code: Int32 = 0
    guard let archive = zip_open(file.path, ZIP_RDONLY, &code) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw FetchProblem.notAnArchive(String(cString: zip_error_strerror(&error)))
    }
    self.archive = archive
    names = (0..<max(0, zip_get_num_entries(archive, 0))).compactMap { index in
      zip_get_name(archive, zip_uint64_t(index), 0).map { String(cString: $0) }
    }
  }

  deinit { zip_discard(archive) }

  /// The bytes of an entry, whose size is checked before memory is taken.
  ///
  /// - Throws: `FetchProblem`.
  func data(of name: String, mostBytes: Int) throws -> Data {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat(archive, name, 0, &status) == 0, status.valid & UInt64(ZIP_STAT_SIZE) != 0 else {
      throw FetchProblem.notInArchive(name)
    }
    guard status.size <= mostBytes else { throw FetchProblem.tooLarge(mostBytes) }
    guard let entry = zip_fopen(archive, name, 0) else {
      throw FetchProblem.notAnArchive(String(cString: zip_strerror(archive)))
    }
    defer { zip_fclose(entry) }
    var data = Data(count: Int(status.size))
    let count = data.withUnsafeMutableBytes { zip_fread(entry, $0.baseAddress, status.size) }
    guard count == status.size else { throw FetchProblem.notAnArchive("\(name) is damaged") }
    return data
  }
}
