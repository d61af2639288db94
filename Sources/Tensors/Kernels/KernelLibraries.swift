internal import COneDNN
internal import COpenBLAS

/// The libraries that compute.
package enum KernelLibraries {
  /// Their versions, by name: as they are loaded, not as they were compiled against.
  package static var versions: [String: String] {
    var versions: [String: String] = [:]
    if let version = dnnl_version()?.pointee {
      versions["oneDNN"] = "\(version.major).\(version.minor).\(version.patch)"
    }
    if let words = openblas_get_config() {
      versions["OpenBLAS"] = String(cString: words).split(separator: " ").dropFirst().first.map(String.init)
    }
    return versions
  }
}
