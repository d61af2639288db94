import Foundation

/// A program that does the work of a case and says what it cost: this one, or a peer.
///
/// It is called with the words of ``BenchCase/arguments(threads:)`` and prints a ``Measurement`` as the last line of its
/// output. A peer can be any program that does that: `Tests/Peers/keras` is one.
struct Contestant {
  let name: String
  /// The program and its first words.
  let command: [String]

  /// This program.
  static let lectern = Contestant(
    name: "Lectern",
    command: [URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path, "bench", "measure"])

  init(name: String, command: [String]) { (self.name, self.command) = (name, command) }

  /// A peer, called as its file is.
  init(peer path: String) {
    let url = URL(fileURLWithPath: path)
    self.init(name: url.lastPathComponent, command: [url.path])
  }

  /// Does a case in a process of its own, with an empty cache of its own, on all processors that this process may use.
  ///
  /// - Throws: ``BenchError`` where it fails or says something else.
  func measure(_ work: BenchCase, threads: Int) throws -> Measurement {
    let cache = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: cache) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst()) + work.arguments(threads: threads)
    // Nothing that was kept before helps anyone: neither features nor compiled graphs.
    process.environment = ProcessInfo.processInfo.environment.merging([
      "LECTERN_CACHE": cache.path, "OMP_NUM_THREADS": "\(threads)", "OPENBLAS_NUM_THREADS": "\(threads)",
      // As in the kernel that runs the steps of lessons.
      "GOMP_SPINCOUNT": "1000",
    ]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch { throw BenchError.notStarted(name, reason: "\(error)") }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw BenchError.ended(name, status: process.terminationStatus) }
    let line = data.split(separator: UInt8(ascii: "\n")).last ?? Data()
    guard let measurement = try? JSONDecoder().decode(Measurement.self, from: line), measurement.laps.count > 0 else {
      throw BenchError.notUnderstood(name, line: String(decoding: line.prefix(200), as: UTF8.self))
    }
    return measurement
  }
}
