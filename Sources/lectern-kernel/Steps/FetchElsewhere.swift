internal import CStepRuntime
import Foundation
import TransferLearning

/// Fetches weights from within a step, by a process of its own: a download starts threads, and a process with threads
/// cannot be forked for the next step.
enum FetchElsewhere {
  struct Failed: Error, CustomStringConvertible {
    var description: String
  }

  /// Starts `weights fetch NAME` and waits for it. Its progress is shown while it lasts and is no part of what the step
  /// shows: the page of the first run is the page of every run.
  ///
  /// - Throws: ``Failed`` with what the command said.
  static func fetch(_ entry: WeightEntry, _ asking: WeightStore.Asking) throws {
    fflush(nil)
    // What comes of it is a file, which is noted when the step reads it.
    step_uses_pause()
    defer { step_uses_resume() }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failed(description: String(cString: strerror(errno))) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    let words =
      ["lectern-kernel", "weights", "fetch", entry.name, "--progress"] + (asking == .seldom ? ["--seldom"] : [])
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, "/proc/self/exe", &actions, nil, &arguments, environ)
    close(ends[1])
    defer { close(ends[0]) }
    guard failure == 0 else { throw Failed(description: String(cString: strerror(failure))) }
    let said = follow(ends[0], entry)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    guard status == 0 else {
      throw Failed(description: said.isEmpty ? "the download ended with status \(status >> 8 & 0xff)" : said)
    }
  }

  /// Passes the progress on until the command ends; the words that it said otherwise.
  private static func follow(_ file: Int32, _ entry: WeightEntry) -> String {
    var rest = Data()
    var words: [String] = []
    func take(_ line: some StringProtocol) {
      guard let (done, total) = ProgressLine.read(line) else { return words.append(String(line)) }
      let label = "Fetching \(entry.name)  \(ProgressLine.megabytes(done: done, total: total))"
      StepSink.emit(.progress(.init(id: entry.name, fraction: Double(done) / Double(total), label: label)))
    }
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(file, &bytes, bytes.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      rest += bytes[..<count]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        take(String(decoding: rest[..<end], as: UTF8.self))
        rest = Data(rest[(end + 1)...])
      }
    }
    if !rest.isEmpty { take(String(decoding: rest, as: UTF8.self)) }
    return words.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
