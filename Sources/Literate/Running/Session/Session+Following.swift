import StepOutput

extension Session {
  /// Calls `body` with each event from now on, in the order of their numbers, on the thread where it happens and before whoever asked
  /// for it goes on.
  ///
  /// - Returns: what ends it.
  public nonisolated func observe(_ body: @escaping @Sendable (SessionEvent) -> Void) -> () -> Void { log.listen(body) }

  /// How many steps, from the first, have run as they should, without one between that has not.
  public var stepsDone: Int { slots.indices.prefix(while: isPassed).count }
}
