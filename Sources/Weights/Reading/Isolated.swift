internal import CHDF5
import Foundation

/// Runs what may crash in a process of its own, with limits on time and memory: libhdf5 is not proof against a file that
/// was made to break it.
///
/// The process is a fork: sound where no other thread is at work, as in a lesson's step. A lock that another thread held would
/// never open there, and the run would end by its limit on time.
enum Isolated {
  /// How a run in a process of its own ended, when not well.
  enum Failure: Error {
    /// It threw.
    case threw(WeightsError)
    /// It crashed, or took too long or too much memory; the signal.
    case died(signal: Int32)
  }

  /// Reads a file in a fork: what goes wrong is told as what is wrong with the file.
  ///
  /// - Throws: `WeightsError`, naming the file.
  static func read(_ file: URL, memory: Int, scratch: URL, _ body: () throws -> Void) throws {
    // A slow disk reads 16 MB a second.
    let size = (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int) ?? 0
    do {
      try run(seconds: 10 + UInt32(clamping: size >> 24), memory: memory, scratch: scratch, body)
    } catch Failure.died(let signal) {
      let how = signal == SIGALRM ? "reading it does not end" : "the HDF5 library crashes on it (signal \(signal))"
      throw WeightsError.malformed(file: file.path, format: "HDF5", problem: how, offset: nil)
    } catch Failure.threw(let error) {
      throw error
    }
  }

  /// Runs `body` in a fork and waits for its end. What it changes in memory is lost; it can write files.
  ///
  /// - Parameters:
  ///   - seconds: how long it may take.
  ///   - memory: how many bytes it may take beyond what this process has.
  ///   - scratch: a folder in which it may leave the text of its error.
  /// - Throws: `Failure`, or `WeightsError` when no process can be started.
  static func run(seconds: UInt32 = 30, memory: Int, scratch: URL, _ body: () throws -> Void) throws {
    let note = scratch.appendingPathComponent("error")
    let noteDescriptor = open(note.path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard noteDescriptor >= 0 else { throw unreadable(note, "it cannot be written") }
    defer { close(noteDescriptor) }
    let limit = rlim_t(addressSpace() + memory)
    // The library's lock is held across the fork, so that the library is in order on the other side.
    let process = HDF5Library.exclusively { () -> Int32 in
      let process = h5_fork()
      guard process == 0 else { return process }
      HDF5Library.isAlone = true
      restrict(seconds: seconds, memory: limit)
      do {
        try body()
        _exit(0)
      } catch {
        let shown = error as? WeightsError ?? unreadable(note, "\(error)")
        let bytes = [UInt8]((try? JSONEncoder().encode(shown)) ?? Data())
        _ = write(noteDescriptor, bytes, bytes.count)
        _exit(1)
      }
    }
    guard process > 0 else { throw unreadable(note, "no process can be started to read it") }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    if status & 0x7f != 0 { throw Failure.died(signal: status & 0x7f) }
    guard status >> 8 & 0xff == 0 else {
      let error = (try? Data(contentsOf: note)).flatMap { try? JSONDecoder().decode(WeightsError.self, from: $0) }
      throw Failure.threw(error ?? unreadable(note, "the process that read it left no word"))
    }
  }

  private static func unreadable(_ file: URL, _ reason: String) -> WeightsError {
    .unreadable(file: file.path, reason: reason)
  }

  private static func restrict(seconds: UInt32, memory: rlim_t) {
    for signal in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGALRM] { Foundation.signal(signal, SIG_DFL) }
    var limit = rlimit(rlim_cur: memory, rlim_max: memory)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    limit = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    // The thread that forked may have kept signals from itself.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_UNBLOCK, &all, nil)
    alarm(seconds)
    // What the library or a trap says is said to nobody: the parent has a sentence of its own.
    let nowhere = open("/dev/null", O_WRONLY)
    dup2(nowhere, 1)
    dup2(nowhere, 2)
  }

  /// How much address space this process has, in bytes.
  private static func addressSpace() -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
      let pages = text.split(separator: " ").first.flatMap({ Int($0) })
    else { return 64 << 30 }
    return pages * Int(getpagesize())
  }
}
