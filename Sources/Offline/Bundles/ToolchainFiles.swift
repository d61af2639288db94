import Foundation

/// The files of a Swift toolchain that a bundle takes along.
package struct ToolchainFiles {
  /// What they are called in the bundle.
  package static let place = "swift/usr"
  private let usr: URL

  package init(usr: URL) { self.usr = usr }

  /// What Lectern's own programs load: the runtime, Foundation, the parser.
  ///
  /// - Throws: what the system says where the toolchain cannot be read.
  package func runtime() throws -> [BundlePart] {
    try libraries("lib/swift/linux") + libraries("lib/swift/host")
  }

  /// All that steps are compiled, linked and coloured with, and that says where they failed: about a third of the whole toolchain. There is
  /// no package manager, debugger or static library, nothing for other platforms and for tests.
  ///
  /// - Throws: what the system says where the toolchain cannot be read.
  package func all() throws -> [BundlePart] {
    // Files under the names that they are started by; in the toolchain these are links.
    var parts = ["swift-frontend", "clang", "ld.lld", "llvm-symbolizer"].map { name in
      BundlePart(
        "\(Self.place)/bin/\(name)", usr.appendingPathComponent("bin/\(name)").resolvingSymlinksInPath())
    }
    parts.append(BundlePart(path: "\(Self.place)/bin/swiftc", content: .text(Self.driver), isExecutable: true))
    parts.append(part("lib/libsourcekitdInProc.so"))
    for folder in Self.folders { parts += try files(folder) }
    parts += try files("lib/swift/linux") { path in !Self.isLeftOut(path) }
    parts += try libraries("lib/swift/host") + libraries("lib/swift/host/compiler") + files("lib/swift/host/plugins")
    parts += try files("lib/swift/clang/include")
    var seen = Set<String>()
    return parts.filter { seen.insert($0.path).inserted && $0.isThere }
  }

  /// In place of the compiler's driver, of which Lectern only wants to know where it is.
  private static let driver = """
    #!/bin/sh
    exec "$(dirname -- "$0")/swift-frontend" --driver-mode=swiftc "$@"

    """

  /// Interfaces in C that Foundation and Dispatch are made on.
  private static let folders = [
    "Block", "CoreFoundation", "_FoundationCShims", "_foundation_unicode", "apinotes", "dispatch", "os", "shims",
    "swiftToCxx",
  ].map { "lib/swift/\($0)" }

  /// What only tests, debuggers and package managers load.
  private static func isLeftOut(_ path: String) -> Bool {
    let name = path.split(separator: "/")[0]
    return ["Testing", "XCTest", "TestDiscovery", "StaticMirror", "SwiftScan"].contains { name.contains($0) }
  }

  private func part(_ path: String) -> BundlePart {
    BundlePart("\(Self.place)/\(path)", usr.appendingPathComponent(path).resolvingSymlinksInPath())
  }

  private func files(_ folder: String, where isWanted: (String) -> Bool = { _ in true }) throws -> [BundlePart] {
    let url = usr.appendingPathComponent(folder)
    guard FileManager.default.fileExists(atPath: url.path) else { return [] }
    return try BundlePart.files(of: url, as: "\(Self.place)/\(folder)", where: isWanted)
  }

  private func libraries(_ folder: String) throws -> [BundlePart] {
    try files(folder) { $0.hasSuffix(".so") && !$0.contains("/") && !Self.isLeftOut($0) }
  }
}

extension BundlePart {
  fileprivate var isThere: Bool {
    guard case .file(let url) = content else { return true }
    return FileManager.default.fileExists(atPath: url.path)
  }
}
