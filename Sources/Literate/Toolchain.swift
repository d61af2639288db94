import Foundation

/// The Swift toolchain that steps are compiled with and code is coloured by: the one whose `swiftc` is first on `PATH`.
public struct Toolchain: Sendable, Hashable {
  /// Its `usr` folder, which holds `bin/swiftc` and `lib/swift`.
  public let usr: URL

  /// A toolchain whose `usr` folder is known.
  public init(usr: URL) { self.usr = usr }

  /// `usr/bin/swiftc`.
  public var swiftc: URL { usr.appendingPathComponent("bin/swiftc") }
  /// `usr/lib/libsourcekitdInProc.so`: colours code. Some installations leave it out.
  public var sourceKit: URL { usr.appendingPathComponent("lib/libsourcekitdInProc.so") }

  /// The toolchain in use. `swiftc` is looked for on `PATH` and its links are followed; where that leads to a
  /// launcher outside of a toolchain (swiftly), the launcher is asked.
  ///
  /// - Throws: ``ToolchainError``.
  public static func current() throws -> Toolchain { try found.get() }

  private static let found = Result<Toolchain, any Error> {
    try find(path: ProcessInfo.processInfo.environment["PATH"])
  }

  static func find(path: String?) throws -> Toolchain {
    let folders = (path ?? "").split(separator: ":").map(String.init)
    let candidates = folders.map { URL(fileURLWithPath: $0, isDirectory: true).appendingPathComponent("swiftc") }
    guard let swiftc = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
      throw ToolchainError.noCompiler(searched: folders)
    }
    let usr = swiftc.resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
    if isToolchain(usr) { return Toolchain(usr: usr) }
    if let usr = usrFolder(bySaying: swiftc), isToolchain(usr) { return Toolchain(usr: usr) }
    throw ToolchainError.noLibraries(compiler: swiftc.path)
  }

  /// What the compiler says of itself: `6.3.1`; nil when it says nothing.
  public var version: String? {
    let process = Process()
    let output = Pipe()
    process.executableURL = usr.appendingPathComponent("bin/swift-frontend")
    process.arguments = ["-version"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return answer.firstMatch(of: #/Swift version ([0-9.]+)/#).map { String($0.1) }
  }

  private static func isToolchain(_ usr: URL) -> Bool {
    FileManager.default.fileExists(atPath: usr.appendingPathComponent("lib/swift").path)
      && FileManager.default.isExecutableFile(atPath: usr.appendingPathComponent("bin/swiftc").path)
  }

  /// What `swiftc -print-target-info` says: its resources are in `usr/lib/swift`.
  private static func usrFolder(bySaying swiftc: URL) -> URL? {
    struct Info: Decodable {
      struct Paths: Decodable { var runtimeResourcePath: String }
      var paths: Paths
    }
    let process = Process()
    let output = Pipe()
    process.executableURL = swiftc
    process.arguments = ["-print-target-info"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard let info = try? JSONDecoder().decode(Info.self, from: answer) else { return nil }
    return URL(fileURLWithPath: info.paths.runtimeResourcePath, isDirectory: true).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent()
  }
}
