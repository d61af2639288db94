import Foundation

/// The programs that the steps of a kernel have started, for when it was killed and cannot end them itself: they are known by their
/// environment, which they have from it.
enum StepPrograms {
  /// The variable that names the kernel's folder.
  static let mark = "LECTERN_FOLDER"

  /// Ends all processes of a kernel with this folder.
  static func end(of folder: String) {
    let marked = Data("\(mark)=\(folder)\0".utf8)
    // Again, until none is left: a program may start another one at just this moment.
    for _ in 0..<20 {
      let found = processes.filter { environment(of: $0)?.range(of: marked) != nil }
      if found.isEmpty { return }
      for process in found { kill(process, SIGKILL) }
      usleep(5_000)
    }
  }

  private static var processes: [pid_t] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { pid_t($0) }
  }

  private static func environment(of process: pid_t) -> Data? {
    FileManager.default.contents(atPath: "/proc/\(process)/environ")
  }
}
