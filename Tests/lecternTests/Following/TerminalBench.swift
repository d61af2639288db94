import Foundation
import Testing

/// A command in a terminal of its own, typed to and read from as a person would.
final class TerminalBench {
  let pid: pid_t
  private let terminal: Int32
  private(set) var text = ""
  /// Where what was not looked at yet begins.
  private var seen = 0
  private var status: Int32?

  /// Starts the words of a shell in a terminal of so many columns.
  init(_ command: String, in bench: CommandLineBench, columns: UInt16 = 80, environment: [String: String] = [:]) throws
  {
    terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (locked, number): (Int32, Int32) = (0, 0)
    // TIOCSPTLCK and TIOCGPTN: Swift does not see `unlockpt` and `ptsname`.
    guard terminal >= 0, ioctl(terminal, 0x4004_5431, &locked) == 0, ioctl(terminal, 0x8004_5430, &number) == 0 else {
      throw POSIXError(.init(rawValue: errno) ?? .EIO)
    }
    var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    // The first terminal that the leader of a session opens is its own.
    posix_spawn_file_actions_addopen(&files, 0, "/dev/pts/\(number)", O_RDWR, 0)
    for file in [1, 2] as [Int32] { posix_spawn_file_actions_adddup2(&files, 0, file) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, 0x80)  // POSIX_SPAWN_SETSID
    var all = bench.process("").environment ?? [:]
    all["TERM"] = "xterm"
    all.merge(environment) { $1 }
    let words = ["/bin/bash", "-c", "cd '\(bench.folder.path)'; \(command)"]
    var arguments = words.map { strdup($0) } + [nil]
    var variables = all.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, "/bin/bash", &files, &attributes, &arguments, &variables)
    guard error == 0 else { throw POSIXError(.init(rawValue: error) ?? .EIO) }
    pid = child
    _ = fcntl(terminal, F_SETFL, O_NONBLOCK)
  }

  deinit {
    if status == nil {
      kill(-pid, SIGKILL)
      kill(pid, SIGKILL)
      waitpid(pid, nil, 0)
    }
    close(terminal)
  }

  /// Types.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(terminal, bytes, bytes.count)
  }

  /// Another size, as when a window is dragged.
  func resize(columns: UInt16) {
    var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  /// Waits until the terminal shows these words, after what was waited for before.
  ///
  /// - Returns: what was shown up to them.
  @discardableResult
  func wait(for words: String, _ location: SourceLocation = #_sourceLocation) -> String {
    let begin = ContinuousClock.now
    while ContinuousClock.now - begin < .seconds(120) {
      let start = text.utf8.index(text.startIndex, offsetBy: seen)
      if let range = text[start...].range(of: words) {
        seen = text.utf8.distance(from: text.startIndex, to: range.upperBound)
        return String(text[start..<range.upperBound])
      }
      guard readMore() else { break }
    }
    Issue.record("\(words) is never shown, only: \(text.suffix(2000))", sourceLocation: location)
    return ""
  }

  /// Waits for the command's end: its status, 128 and the signal's number where one ended it.
  func end() -> Int32 {
    while readMore() {}
    var raw: Int32 = 0
    // What does not end by itself must not keep the other tests from ending.
    for round in 0..<1200 where waitpid(pid, &raw, WNOHANG) == 0 {
      usleep(100_000)
      if round == 1198 { kill(pid, SIGKILL) }
    }
    let result = raw & 0x7f == 0 ? raw >> 8 & 0xff : 128 + raw & 0x7f
    status = result
    return result
  }

  private func readMore() -> Bool {
    var file = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&file, 1, 120_000) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(terminal, &bytes, bytes.count)
    guard count > 0 else { return false }
    // Lines end as the terminal ends them.
    text += String(decoding: bytes[..<count], as: UTF8.self).replacing("\r\n", with: "\n")
    return true
  }
}
