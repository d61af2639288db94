/// What oneDNN refuses. Callers check shapes before they come here, so that a learner should never read one of these.
public enum KernelError: Error, Equatable, CustomStringConvertible {
  /// oneDNN answered `status` when it was asked to do `action`.
  case refused(action: String, status: Int)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .refused(let action, let status):
      let names = [
        1: "out of memory", 2: "invalid arguments", 3: "unimplemented", 4: "iterator ends", 5: "runtime error",
      ]
      return "oneDNN could not \(action): \(names[status] ?? "status \(status)")."
    }
  }
}
