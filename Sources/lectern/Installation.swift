import Files
import Foundation
import Literate
import Offline

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

  /// - Throws: ``InstallationError`` when the kernel is not there or nothing can be kept.
  static func check() throws {
    guard FileManager.default.isExecutableFile(atPath: kernel.executable.path) else {
      throw InstallationError.noKernel(kernel.executable.path)
    }
    guard Loopback.isUp else { throw InstallationError.noLoopback }
    do {
      let folder = try CacheFolder.folder("steps")
      guard access(folder.path, W_OK) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EACCES) }
    } catch {
      throw InstallationError.cache(CacheFolder.root.path, reason: SystemReason.words(of: error))
    }
  }
}

/// What keeps Lectern from running at all.
enum InstallationError: Error, CustomStringConvertible {
  case noKernel(String)
  case cache(String, reason: String)
  case noLoopback

  var description: String {
    switch self {
    case .noKernel(let path):
      "\(path) is not there, and it is what runs the steps. `swift build` makes both; keep them in one folder"
    case .noLoopback:
      "the network interface lo is down, over which programs of this machine are waited for: sudo ip link set lo up"
    case .cache(let path, let reason):
      "what Lectern keeps cannot go into \(path): \(reason). Set LECTERN_CACHE to a folder that can be written"
    }
  }
}
