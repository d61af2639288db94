import Foundation

/// A web server on loopback that a test writes in Python, for answers that break off, lie or never come.
package final class PythonServer {
  /// Whether Python is there.
  package static let isHere = ["/usr/bin/python3", "/usr/local/bin/python3"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// It did not come up.
  package struct NotStarted: Error {}

  private let process = Process()
  private let port: Int

  /// Starts a server whose class `Handler` the script defines; the arguments are the script's `sys.argv[1:]`.
  package init(_ handler: String, arguments: [String] = []) throws {
    ChildWatch.begin
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import http.server\n" + handler + Self.serving] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw NotStarted() }
    self.port = port
  }

  deinit { stop() }

  /// The address of a path.
  package func url(_ path: String) -> URL { URL(string: "http://127.0.0.1:\(port)/\(path)")! }

  /// Ends the server.
  package func stop() {
    guard process.isRunning else { return }
    // The server inherits the mask of a test's thread, which may block every signal but this one.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private static let serving = """

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    server.serve_forever()
    """
}
