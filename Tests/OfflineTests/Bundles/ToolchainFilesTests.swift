import Foundation
import Testing

@testable import Offline

/// What a bundle takes of the toolchain that these tests were compiled with.
@Suite struct ToolchainFilesTests {
  private static let usr: URL? = {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let compiler = folders.map { URL(fileURLWithPath: "\($0)/swiftc") }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
    let usr = compiler?.resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
    return usr.flatMap { FileManager.default.fileExists(atPath: $0.path + "/lib/swift") ? $0 : nil }
  }()

  @Test(.enabled(if: usr != nil, "SKIPPED: swiftc on PATH is not in a toolchain"))
  func everyPieceThatStepsNeedIsInIt() throws {
    let usr = try #require(Self.usr)
    let paths = try ToolchainFiles(usr: usr).all().map(\.path)
    #expect(Set(paths).count == paths.count)
    for piece in ToolchainPiece.all where FileManager.default.fileExists(atPath: usr.path + "/" + piece.path) {
      let place = "\(ToolchainFiles.place)/\(piece.path)"
      #expect(paths.contains { $0 == place || $0.hasPrefix(place + "/") }, "\(piece.path)")
    }
    for path in paths { #expect(throws: Never.self) { try BundlePath.check(path) } }
    #expect(paths.contains("swift/usr/bin/swiftc"))
    #expect(!paths.contains { $0.contains("XCTest") || $0.contains("swift_static") || $0.contains("/embedded/") })
    let runtime = try ToolchainFiles(usr: usr).runtime().map(\.path)
    #expect(runtime.contains("swift/usr/lib/swift/linux/libswiftCore.so") && runtime.allSatisfy(paths.contains))
  }

  /// It starts the program beside it, from wherever it is called. What it says where libraries are missing, `without-a-network` tries.
  @Test func theLauncherStartsTheProgram() throws {
    let bench = try BundleBench()
    let folder = bench.folder.appendingPathComponent("a course", isDirectory: true)
    let (launcher, program) = (folder.appendingPathComponent("lectern"), folder.appendingPathComponent("bin/lectern"))
    try FileManager.default.createDirectory(
      at: program.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(BundleTexts.launcher.utf8).write(to: launcher)
    try Data("#!/bin/sh\necho \"$0: $*: $LD_LIBRARY_PATH\"\nexit 3\n".utf8).write(to: program)
    for file in [launcher, program] { chmod(file.path, 0o755) }
    let link = bench.folder.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: launcher)
    let process = Process()
    let output = Pipe()
    (process.executableURL, process.arguments) = (link, ["run", "04"])
    process.environment = ["PATH": "/usr/bin:/bin"]
    process.standardOutput = output
    try process.run()
    let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let usr = "\(folder.path)/swift/usr/lib/swift"
    #expect(words == "\(program.path): run 04: \(usr)/linux:\(usr)/host\n")
    #expect(process.terminationStatus == 3)
  }
}
