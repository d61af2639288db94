internal import CZip
import Foundation

extension ZipArchive {
  /// What a member is made of.
  package enum Source {
    /// These bytes.
    case bytes(Data)
    /// A file as it is; it must stay until the zip file is written.
    case file(URL)
  }

  /// Writes a zip file whose members are stored as they are, in order; a file that is there is replaced.
  ///
  /// - Throws: `ZipProblem.unwritable`.
  package static func write(_ members: [(name: String, source: Source)], to url: URL) throws {
    var code: Int32 = 0
    guard let archive = zip_open(url.path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw ZipProblem.unwritable(String(cString: zip_error_strerror(&error)))
    }
    // libzip reads the members when it closes the archive, so their bytes stay in place until then.
    var kept: [NSData] = []
    do {
      for (name, source) in members {
        let opened: OpaquePointer?
        switch source {
        case .bytes(let data):
          let bytes = data as NSData
          kept.append(bytes)
          opened = zip_source_buffer(archive, bytes.bytes, UInt64(bytes.length), 0)
        case .file(let file):
          opened = zip_source_file(archive, file.path, 0, -1)
        }
        guard let opened else { throw ZipProblem.unwritable(String(cString: zip_strerror(archive))) }
        let index = zip_file_add(archive, name, opened, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
          zip_source_free(opened)
          throw ZipProblem.unwritable(String(cString: zip_strerror(archive)))
        }
        guard zip_set_file_compression(archive, UInt64(index), Int32(ZIP_CM_STORE), 0) == 0 else {
          throw ZipProblem.unwritable(String(cString: zip_strerror(archive)))
        }
      }
    } catch {
      zip_discard(archive)
      throw error
    }
    try withExtendedLifetime(kept) {
      guard zip_close(archive) == 0 else {
        defer { zip_discard(archive) }
        throw ZipProblem.unwritable(String(cString: zip_strerror(archive)))
      }
    }
  }
}
