import Foundation
import Literate

/// Hears Ctrl-C while a step runs: once stops the step, once more ends it.
struct InterruptWatch {
  private let ended: Task<Void, Never>

  init(_ session: Session, told: @escaping @Sendable () -> Void) {
    ended = Task {
      await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          Self.listen(session, told)
          continuation.resume()
        }
      }
    }
  }

  /// No step runs any more: Ctrl-C is for the prompt again.
  func stop() async {
    TerminalSignals.tell(TerminalSignals.done)
    await ended.value
  }

  private static func listen(_ session: Session, _ told: () -> Void) {
    var wasTold = false
    while true {
      var file = pollfd(fd: TerminalSignals.file, events: Int16(POLLIN), revents: 0)
      poll(&file, 1, -1)
      for signal in TerminalSignals.heard() {
        if signal == TerminalSignals.done { return }
        guard signal == TerminalSignals.interrupt else { continue }
        session.interrupt()
        if !wasTold { told() }
        wasTold = true
      }
    }
  }
}
