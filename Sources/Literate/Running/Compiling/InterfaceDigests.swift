import Files
import Foundation

/// The digests of the interfaces of compiled steps, each read once: of a long lesson every step depends on all before it. A step's folder is
/// named by what was compiled, so what is in it does not change; it can only be gone.
enum InterfaceDigests {
  private static let lock = NSLock()
  nonisolated(unsafe) private static var known: [String: String] = [:]

  /// In hexadecimal.
  ///
  /// - Throws: what the file system throws.
  static func digest(of step: CompiledStep) throws -> String {
    let path = step.interface.path
    if let digest = lock.withLock({ known[path] }) { return digest }
    let digest = try Digest.hex(contentsOf: step.interface)
    lock.withLock { known[path] = digest }
    return digest
  }
}
