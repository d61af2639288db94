import Foundation
import Testing

@testable import Literate

@Suite struct ToolchainTests {
  @Test func theOneInUse() throws {
    let toolchain = try Toolchain.current()
    #expect(FileManager.default.isExecutableFile(atPath: toolchain.swiftc.path))
  }

  @Test func noCompilerIsSaid() throws {
    #expect(throws: ToolchainError.noCompiler(searched: ["/nowhere"])) { try Toolchain.find(path: "/nowhere") }
    #expect(throws: ToolchainError.noCompiler(searched: [])) { try Toolchain.find(path: nil) }
    #expect("\(ToolchainError.noCompiler(searched: []))".contains("PATH is empty"))
  }

  @Test func aLauncherIsAsked() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let launcher = folder.appendingPathComponent("swiftc")
    let real = try Toolchain.current()
    func write(_ script: String) throws {
      try Data("#!/bin/sh\n\(script)\n".utf8).write(to: launcher)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: launcher.path)
    }
    try write("exec '\(real.swiftc.path)' \"$@\"")
    #expect(try Toolchain.find(path: folder.path).usr.path == real.usr.path)
    try write("echo no")
    #expect(throws: ToolchainError.noLibraries(compiler: launcher.path)) { try Toolchain.find(path: folder.path) }
  }
}
