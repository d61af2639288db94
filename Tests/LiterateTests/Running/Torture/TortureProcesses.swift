import Foundation

/// The processes of a session's kernel, and of its compiler, as the system lists them.
enum TortureProcesses {
  /// A process and the numbers that it has.
  struct Found {
    var pid: pid_t
    var name: String
  }

  /// Those whose environment has this variable with this value: the kernel's and the programs that steps started.
  static func marked(_ mark: String) -> [Found] {
    all { environment(of: $0)?.range(of: Data((mark + "\0").utf8)) != nil }
  }

  /// The compilers of this process that fill a folder of the cache.
  static func compilers() -> [Found] {
    all { arguments(of: $0)?.range(of: Data(".aside.\(getpid()).".utf8)) != nil }
  }

  /// The open files of this process that are sockets or pipes.
  static func openLines() -> Int {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []).filter { name in
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)")
      return target.map { $0.hasPrefix("socket:") || $0.hasPrefix("pipe:") } ?? false
    }.count
  }

  private static func all(_ isMeant: (pid_t) -> Bool) -> [Found] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { pid_t($0) }.sorted()
      .filter { $0 != getpid() && isMeant($0) }
      .map { Found(pid: $0, name: String(decoding: arguments(of: $0)?.prefix(60) ?? Data(), as: UTF8.self)) }
  }

  private static func environment(of pid: pid_t) -> Data? {
    FileManager.default.contents(atPath: "/proc/\(pid)/environ")
  }

  private static func arguments(of pid: pid_t) -> Data? { FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") }
}
