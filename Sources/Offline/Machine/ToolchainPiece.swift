import Foundation

/// A part of the Swift toolchain that running steps needs, or that makes it better.
package struct ToolchainPiece: Hashable, Sendable {
  /// Within the `usr` folder.
  package let path: String
  /// What it is for, in a few words.
  package let purpose: String
  /// Whether no step runs without it.
  package let isNecessary: Bool

  package static let all: [ToolchainPiece] = [
    .init(path: "bin/swift-frontend", purpose: "compiles steps", isNecessary: true),
    .init(path: "bin/clang", purpose: "links steps", isNecessary: true),
    .init(path: "bin/ld.lld", purpose: "links steps", isNecessary: true),
    .init(path: "lib/swift/linux/libFoundation.so", purpose: "Foundation, which steps import", isNecessary: true),
    .init(path: "lib/swift/linux/\(architecture)/swiftrt.o", purpose: "begins a step's library", isNecessary: true),
    .init(path: "lib/swift/clang/include", purpose: "headers of C", isNecessary: true),
    .init(path: "lib/swift/host/plugins", purpose: "macros such as #Predicate", isNecessary: false),
    .init(path: "bin/llvm-symbolizer", purpose: "names the line of a step that failed", isNecessary: false),
    .init(path: "lib/libsourcekitdInProc.so", purpose: "colours code and completes it", isNecessary: false),
  ]

  /// As the toolchain names the architecture of this program.
  #if arch(arm64)
    package static let architecture = "aarch64"
  #else
    package static let architecture = "x86_64"
  #endif

  /// The pieces that a toolchain has not.
  package static func missing(in usr: URL) -> [ToolchainPiece] {
    all.filter { !FileManager.default.fileExists(atPath: usr.appendingPathComponent($0.path).path) }
  }
}
