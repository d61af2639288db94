internal import CHDF5
import Foundation

/// The one libhdf5 in the process: silenced, without plug-ins, used by one thread at a time, since Debian's is not built
/// for more.
enum HDF5Library {
  private static let lock: NSRecursiveLock = {
    h5_quiet()
    return NSRecursiveLock()
  }()

  /// In a fork that holds the lock: its only thread has another id there, and would wait for itself.
  nonisolated(unsafe) static var isAlone = false

  /// Runs `body` while no other thread uses the library.
  static func exclusively<R>(_ body: () throws -> R) rethrows -> R {
    if isAlone { return try body() }
    lock.lock()
    defer { lock.unlock() }
    // libhdf5 keeps this by thread.
    h5_quiet()
    return try body()
  }
}

/// An open HDF5 object, closed with the last one who has it.
final class HDF5Object {
  let id: Int64

  /// Takes an id that libhdf5 gave; nil when it is an error's.
  init?(_ id: Int64) {
    guard id >= 0 else { return nil }
    self.id = id
  }

  deinit {
    HDF5Library.exclusively {
      switch H5Iget_type(id) {
      case H5I_FILE: H5Fclose(id)
      case H5I_GROUP, H5I_DATASET, H5I_DATATYPE: H5Oclose(id)
      case H5I_ATTR: H5Aclose(id)
      case H5I_DATASPACE: H5Sclose(id)
      case H5I_GENPROP_LST: H5Pclose(id)
      default: break
      }
    }
  }
}
