import Foundation

/// A thread for work that waits, which the threads that run Swift's tasks must not do.
enum OwnThread {
  private final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// Little is called there, and a system that has little memory to give has this.
  private static let stack = 1 << 20

  /// Does the work on a new thread, or, where the system gives none, on the caller's.
  static func run(_ body: @escaping () -> Void) {
    let work = Unmanaged.passRetained(Work(body))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stack)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, &attributes,
      { raw in
        raw.map { Unmanaged<Work>.fromOpaque($0).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    if failure != 0 { work.takeRetainedValue().body() }
  }
}
