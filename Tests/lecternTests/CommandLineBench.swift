import Foundation
import TestSupport
import Testing

/// The built `lectern`, run as a shell would run it, on small courses in folders of their own.
struct CommandLineBench {
  /// How a command ended and what it said.
  struct Result {
    var status: Int32
    var output: String
    var error: String
  }

  /// The folder of the products: where this test bundle was built.
  static let products = ServeProcess.products

  /// Kept by all tests of a run: the first step in a new cache compiles the module cache, which takes seconds.
  static let cache: URL = {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("command-line-tests-\(getpid())")
    let photos = folder.appendingPathComponent("photos")
    try? FileManager.default.createDirectory(at: photos, withIntermediateDirectories: true)
    // No test reaches for the network.
    try? Data().write(to: photos.appendingPathComponent("tried"))
    atexit { try? FileManager.default.removeItem(at: CommandLineBench.cache) }
    return folder
  }()

  /// Where the course is; its temporary folder is in it too.
  let folder: URL
  let temporary: URL

  /// A course of these lessons, by file name.
  init(_ lessons: [String: String], in name: String = "course") throws {
    let home = FileManager.default.temporaryDirectory.appendingPathComponent("command-line-tests-\(UUID().uuidString)")
    folder = home.appendingPathComponent(name, isDirectory: true)
    temporary = home.appendingPathComponent("tmp", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    if lessons.isEmpty { return }
    let place = folder.appendingPathComponent("Lessons", isDirectory: true)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for (name, text) in lessons { try Data(text.utf8).write(to: place.appendingPathComponent(name)) }
  }

  /// A shell script in the course's folder that can be run: `./name`.
  func writeProgram(_ name: String, _ script: String) throws {
    let file = folder.appendingPathComponent(name)
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }

  func remove() { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }

  /// A process that is not started yet: the words of `command` by a shell, `lectern` being the built one.
  func process(_ command: String, environment: [String: String?] = [:]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    var all = ProcessInfo.processInfo.environment
    all["LECTERN_CACHE"] = Self.cache.path
    all["LECTERN_STATE"] = folder.deletingLastPathComponent().appendingPathComponent("state").path
    all["TMPDIR"] = temporary.path
    all["PATH"] = "\(Self.products.path):\(all["PATH"] ?? "/usr/bin:/bin")"
    all["NO_COLOR"] = nil
    for (name, value) in environment { all[name] = value }
    process.environment = all
    process.standardInput = FileHandle.nullDevice
    return process
  }

  func run(_ command: String, environment: [String: String?] = [:]) throws -> Result {
    let process = process(command, environment: environment)
    let files = ["out", "err"].map { temporary.appendingPathComponent("\($0)-\(UUID().uuidString)") }
    for file in files { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
    for file in files { try FileManager.default.removeItem(at: file) }
    return Result(status: process.terminationStatus, output: texts[0], error: texts[1])
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(path).path)) ?? []).sorted()
  }
}

/// Lessons that tests share.
enum Sample {
  static let hello = """
    # Hello

    ```swift {#hi}
    print("six times seven is", 6 * 7)
    ```

    """
  static let failing = """
    ---
    title: It fails
    parameters:
      epochs: 5
      rate: 0.5
      flip: true
      name: abc
    ---

    ```swift {#one}
    let values = [1, 2, 3]
    print(values, epochs, rate, flip, name)
    ```

    ```swift {#two}
    let index = 7
    print(values[index])
    ```

    ```swift {#three}
    print("never")
    ```

    """
  static let course = ["01-hello.md": hello, "04-fails.md": failing]
}
