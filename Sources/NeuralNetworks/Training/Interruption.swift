import Foundation
import Synchronization

/// Ends a `fit` after the batch in hand when somebody presses Ctrl-C, so that nothing that was learned is lost. A second
/// Ctrl-C before that ends the process, as it would have.
public enum Interruption {
  private static let isAsked = Atomic<Bool>(false)

  /// Asks the `fit` that is under way, or else the next one, to end after its batch.
  public static func request() { isAsked.store(true, ordering: .relaxed) }

  /// Whether somebody asked.
  static var isRequested: Bool { isAsked.load(ordering: .relaxed) }

  /// Does `body` with Ctrl-C (SIGINT) as a request; where it is ignored, as in a program that was started in the background,
  /// it stays so.
  static func heeding<R>(_ body: () throws -> R) rethrows -> R {
    // Touched here, because a signal handler must not be the first to.
    defer { isAsked.store(false, ordering: .relaxed) }
    var before = sigaction()
    sigaction(SIGINT, nil, &before)
    // SIG_IGN is 1 and no function.
    guard unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) != 1 else { return try body() }
    var ours = sigaction()
    ours.__sigaction_handler.sa_handler = { _ in Interruption.request() }
    ours.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
    sigaction(SIGINT, &ours, nil)
    defer { sigaction(SIGINT, &before, nil) }
    return try body()
  }
}
