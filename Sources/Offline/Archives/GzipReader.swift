import Foundation

/// What `gzip` makes of a file, as it comes.
final class GzipReader {
  private let process = Process()
  private let output = Pipe()
  private let complaints = Pipe()

  /// - Throws: ``BundleFault/unreadable(_:reason:)``.
  init(_ file: URL) throws {
    let input: FileHandle
    do { input = try FileHandle(forReadingFrom: file) } catch {
      throw BundleFault.unreadable(file.path, reason: String(cString: strerror(errno)))
    }
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["LC_ALL=C", "gzip", "--decompress", "--stdout"]
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, complaints)
    do { try process.run() } catch {
      throw BundleFault.unreadable(file.path, reason: "gzip cannot be started (\(error.localizedDescription))")
    }
  }

  // It inherits what signals its starter's thread keeps from itself, which may be all but this one.
  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// At most so many bytes; none at the end.
  ///
  /// - Throws: ``BundleFault`` when the end is none: gzip's own check failed.
  func read(_ count: Int) throws -> Data {
    let piece = try output.fileHandleForReading.read(upToCount: count) ?? Data()
    if piece.isEmpty { try finish() }
    return piece
  }

  /// - Throws: ``BundleFault`` when gzip was not content.
  private func finish() throws {
    // It says one line at most: nothing waits for a reader.
    let said = String(decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus != 0 else { return }
    if said.contains("not in gzip format") { throw BundleFault.noBundle }
    if said.contains("unexpected end of file") { throw BundleFault.truncated(member: nil) }
    let line = said.split(separator: "\n").last { !$0.trimmingCharacters(in: .whitespaces).isEmpty }
    throw BundleFault.damaged(reason: line.map(String.init) ?? "gzip ended with \(process.terminationStatus)")
  }
}
