import Foundation

/// The learner's own editor.
struct Editor {
  /// As a shell would start it, with its arguments.
  let command: String

  /// `$VISUAL`, `$EDITOR`, or what is usual.
  ///
  /// - Throws: ``EditorError`` when there is none.
  init(environment: [String: String] = ProcessInfo.processInfo.environment) throws {
    for name in ["VISUAL", "EDITOR"] {
      if let value = environment[name], !value.allSatisfy(\.isWhitespace) {
        command = value
        return
      }
    }
    let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    let usual = ["nano", "vi"].first { name in
      folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }
    guard let usual else { throw EditorError.none }
    command = usual
  }

  /// Lets the learner edit a file, and waits. The terminal is the editor's meanwhile.
  ///
  /// - Throws: ``EditorError`` when it did not end well.
  func edit(_ file: URL) async throws {
    let status = await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: run(file)) }
    }
    switch status {
    case 0: return
    case 126, 127: throw EditorError.notStarted(command)
    default: throw EditorError.failed(command, status)
    }
  }

  /// In this process's group, or the terminal would stop it: `Process` puts its children into groups of their own.
  private func run(_ file: URL) -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var usual = sigset_t()
    sigemptyset(&usual)
    for number in [SIGPIPE, SIGINT, SIGTSTP] { sigaddset(&usual, number) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let words = ["sh", "-c", "\(command) \"$@\"", command, file.path]
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var pid: pid_t = 0
    guard posix_spawn(&pid, "/bin/sh", nil, &attributes, &arguments, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 { if errno != EINTR { return 127 } }
    return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
  }
}

/// Why a step could not be edited.
enum EditorError: Error, CustomStringConvertible {
  case none
  case notStarted(String)
  case failed(String, Int32)

  var description: String {
    switch self {
    case .none: "there is no editor: neither nano nor vi is here. Set EDITOR to one that is"
    case .notStarted(let command): "the editor `\(command)` cannot be started. Set EDITOR to one that is here"
    case .failed(let command, let status): "the editor `\(command)` ended with status \(status); the step is as it was"
    }
  }
}
