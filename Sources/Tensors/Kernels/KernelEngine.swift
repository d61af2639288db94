internal import COneDNN
import Foundation

/// What the last bits of a result depend on, besides layers and numbers.
package enum KernelEngine {
  /// The version of oneDNN, the instructions that it uses here, and the number of threads that it was given: what was
  /// computed elsewhere, in a folder that machines share, may differ in its last bits.
  package static let identity: String = {
    let version = dnnl_version()?.pointee
    let words = version.map { "\($0.major).\($0.minor).\($0.patch)" } ?? "?"
    let threads = ProcessInfo.processInfo.environment["OMP_NUM_THREADS"] ?? "\(JoinedThreads.cores)"
    return "oneDNN \(words), instructions \(dnnl_get_effective_cpu_isa().rawValue), threads \(threads)"
  }()
}
