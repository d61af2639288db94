import ArgumentParser
import Foundation

/// `lectern-kernel steps`: the first process of a lesson. Its standard input is the socket to the runner.
struct Steps: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the steps of a lesson, told by the runner over standard input.", shouldDisplay: false)

  @Option(help: "The folder whose `work` is where steps find themselves: made now, removed when the runner is gone.")
  var folder: String

  func run() throws {
    var type: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    guard getsockopt(STDIN_FILENO, SOL_SOCKET, SO_TYPE, &type, &size) == 0 else {
      throw ValidationError(
        "The steps of a lesson are run by `lectern run`, which speaks to this process over a socket.")
    }
    let socket = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 64)
    let null = open("/dev/null", O_RDWR)
    dup2(null, STDIN_FILENO)
    signal(SIGINT, SIG_DFL)
    // The thread that started this process may have blocked signals, and steps and their programs would have it from here.
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
    // A signal from the terminal is the runner's to handle; its end is this process's.
    setsid()
    // Where this cannot be done the runner cannot either, and says so.
    for place in [folder, folder + "/work"] { mkdir(place, 0o755) }
    guard chdir(folder + "/work") == 0 else { _exit(70) }
    let folder = folder
    StepProcess(socket: RunnerSocket(descriptor: socket) { Self.end(removing: folder) }, folder: folder + "/work")
      .serve()
  }

  /// The runner is gone: with it go its steps, the programs that they started, and their folder.
  private static func end(removing folder: String) -> Never {
    // Those of a child that ends become this process's own, so a few rounds find all.
    for _ in 0..<100 {
      let children = StepPrograms.children
      if children.isEmpty { break }
      for child in children { kill(child, SIGKILL) }
      while waitpid(-1, nil, WNOHANG) > 0 {}
      usleep(2_000)
    }
    try? FileManager.default.removeItem(atPath: folder)
    _exit(0)
  }
}
