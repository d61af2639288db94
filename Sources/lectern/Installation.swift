import Foundation
import Literate

/// Where this program and what belongs to it are.
enum Installation {
  /// The folder of this executable.
  static let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

  /// The kernel, built with this executable and beside it.
  static let kernel = KernelLocation(products: products)

  /// What made a record.
  static func versions(_ toolchain: Toolchain) -> [String: String] {
    ["lectern": Lectern.version, "swift": toolchain.version ?? "unknown"]
  }
}
