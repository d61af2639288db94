import Foundation

/// The built `lectern serve` in a process of its own: the threads of the tests may all be busy, and its are not.
package final class ServeProcess: @unchecked Sendable {
  /// It ended before it said where it serves.
  package struct Failure: Error, CustomStringConvertible { package let description: String }

  private let process = Process()
  /// The address with the secret in it.
  package let url: URL
  /// The port of the address.
  package var port: UInt16 { UInt16(url.port ?? 0) }

  /// Serves the lessons of `Lessons` in a folder, and is there when this returns.
  private init(in folder: URL) throws {
    let output = Pipe()
    process.executableURL = Self.products.appendingPathComponent("lectern")
    process.arguments = ["serve", "--port", "0", "--quiet"]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var said = ""
    while !said.contains("\n") {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { throw Failure(description: "lectern serve ended: \(said)") }
      said += String(decoding: data, as: UTF8.self)
    }
    guard let url = URL(string: said.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw Failure(description: "no address but \(said)")
    }
    self.url = url
  }

  /// Serves while `body` is at work.
  package static func with<R>(_ folder: URL, _ body: (ServeProcess) async throws -> R) async throws -> R {
    let server = try await onAThread { try ServeProcess(in: folder) }
    let result: Result<R, any Error>
    do { result = .success(try await body(server)) } catch { result = .failure(error) }
    let process = server.process
    process.interrupt()
    try await onAThread { process.waitUntilExit() }
    return try result.get()
  }

  /// Waiting is not for the threads on which tests run.
  package static func onAThread<R: Sendable>(_ body: @escaping @Sendable () throws -> R) async throws -> R {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
  }

  /// The folder of the products: where this test bundle was built.
  package static let products: URL = {
    let maps = FileHandle(forReadingAtPath: "/proc/self/maps")?.readDataToEndOfFile() ?? Data()
    let line = String(decoding: maps, as: UTF8.self).split(separator: "\n").first {
      $0.hasSuffix("PackageTests.xctest")
    }
    let path = line.flatMap { $0.range(of: "/").map { range in String(line![range.lowerBound...]) } } ?? "/"
    return URL(fileURLWithPath: path).deletingLastPathComponent()
  }()
}
