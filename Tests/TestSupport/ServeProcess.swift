import Foundation

/// The built `lectern serve` in a process of its own: the threads of the tests may all be busy, and its are not.
package final class ServeProcess: @unchecked Sendable {
  /// It ended before it said where it serves.
  package struct Failure: Error, CustomStringConvertible { package let description: String }

  private let process = Process()
  /// The address with the secret in it.
  package let url: URL
  /// What it said before it served, a line each; the address is the first.
  package let said: [String]
  /// The port of the address.
  package var port: UInt16 { UInt16(url.port ?? 0) }

  /// Serves the lessons of `Lessons` in a folder, and is there when this returns.
  private init(in folder: URL, _ arguments: [String], lines: Int, environment: [String: String]) throws {
    let output = Pipe()
    process.executableURL = Self.products.appendingPathComponent("lectern")
    process.arguments = ["serve", "--port", "0", "--quiet"] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var said = ""
    while said.count(where: { $0 == "\n" }) < lines {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { throw Failure(description: "lectern serve ended: \(said)") }
      said += String(decoding: data, as: UTF8.self)
    }
    self.said = said.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    guard let url = URL(string: self.said[0]) else {
      throw Failure(description: "no address but \(said)")
    }
    self.url = url
  }

  /// Serves while `body` is at work.
  ///
  /// - Parameters:
  ///   - arguments: more of them.
  ///   - lines: how many it says before it serves.
  package static func with<R>(
    _ folder: URL, _ arguments: [String] = [], lines: Int = 1, environment: [String: String] = [:],
    _ body: (ServeProcess) async throws -> R
  ) async throws -> R {
    let server = try await onAThread {
      try ServeProcess(in: folder, arguments, lines: lines, environment: environment)
    }
    let result: Result<R, any Error>
    do { result = .success(try await body(server)) } catch { result = .failure(error) }
    let process = server.process
    process.interrupt()
    try await onAThread { process.waitUntilExit() }
    return try result.get()
  }

  /// Ends it as nothing else does: without a word.
  package func crash() { kill(process.processIdentifier, SIGKILL) }

  /// Its number.
  package var identifier: Int32 { process.processIdentifier }

  /// Waiting is not for the threads on which tests run.
  package static func onAThread<R: Sendable>(_ body: @escaping @Sendable () throws -> R) async throws -> R {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
  }

  /// The folder of the products: where this test bundle was built.
  package static let products: URL = {
    ChildWatch.begin
    let maps = FileHandle(forReadingAtPath: "/proc/self/maps")?.readDataToEndOfFile() ?? Data()
    let line = String(decoding: maps, as: UTF8.self).split(separator: "\n").first {
      $0.hasSuffix("PackageTests.xctest")
    }
    let path = line.flatMap { $0.range(of: "/").map { range in String(line![range.lowerBound...]) } } ?? "/"
    return URL(fileURLWithPath: path).deletingLastPathComponent()
  }()
}
