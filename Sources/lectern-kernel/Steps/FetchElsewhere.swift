import Foundation
import TransferLearning

/// Fetches weights from within a step, by a process of its own: a download starts threads, and a process with threads
/// cannot be forked for the next step.
enum FetchElsewhere {
  struct Failed: Error, CustomStringConvertible {
    var description: String
  }

  /// Starts `weights fetch NAME` and waits for it; its progress bar is the step's output.
  ///
  /// - Throws: ``Failed`` with what the command said.
  static func fetch(_ entry: WeightEntry) throws {
    fflush(nil)
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failed(description: String(cString: strerror(errno))) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    let words = ["lectern-kernel", "weights", "fetch", entry.name, "--progress"]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, "/proc/self/exe", &actions, nil, &arguments, environ)
    close(ends[1])
    defer { close(ends[0]) }
    guard failure == 0 else { throw Failed(description: String(cString: strerror(failure))) }
    let said = (try? FileHandle(fileDescriptor: ends[0]).readToEnd()).flatMap { $0 } ?? Data()
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    guard status == 0 else {
      let text = String(decoding: said, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
      throw Failed(description: text.isEmpty ? "the download ended with status \(status >> 8 & 0xff)" : text)
    }
  }
}
