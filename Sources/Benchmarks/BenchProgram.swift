import Foundation

/// A program that does some work and says what it cost in the last line of its output.
package struct BenchProgram {
  package let name: String
  /// The program and its first words.
  package let command: [String]

  package init(name: String, command: [String]) { (self.name, self.command) = (name, command) }

  /// A peer, called as its file is.
  package init(peer path: String) {
    let url = URL(fileURLWithPath: path)
    self.init(name: url.lastPathComponent, command: [url.path])
  }

  /// Runs it to its end and reads its last line.
  ///
  /// - Parameter environment: added to this process's.
  /// - Throws: ``BenchError`` where it fails or says something else.
  package func measure<Measurement: Decodable>(
    _ type: Measurement.Type, _ arguments: [String], environment: [String: String],
    isComplete: (Measurement) -> Bool
  ) throws -> Measurement {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst()) + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch { throw BenchError.notStarted(name, reason: "\(error)") }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw BenchError.ended(name, status: process.terminationStatus) }
    let line = data.split(separator: UInt8(ascii: "\n")).last ?? Data()
    guard let measurement = try? JSONDecoder().decode(Measurement.self, from: line), isComplete(measurement) else {
      throw BenchError.notUnderstood(name, line: String(decoding: line.prefix(200), as: UTF8.self))
    }
    return measurement
  }
}
