import Synchronization

/// How much memory tensors take: weights, what layers make, and what the kernels need beside. Not what pictures take while they are
/// decoded, nor the program itself.
public enum TensorMemory {
  private static let held = Atomic<Int>(0)
  private static let most = Atomic<Int>(0)

  /// In bytes, at this moment.
  public static var now: Int { held.load(ordering: .relaxed) }

  /// How much more was needed at any moment of some work than when it began.
  ///
  /// - Returns: what the work returns, and the number of bytes.
  public static func peak<Result>(during work: () throws -> Result) rethrows -> (result: Result, bytes: Int) {
    let before = most.load(ordering: .relaxed)
    let start = now
    most.store(start, ordering: .relaxed)
    // Whoever measures around this measures this too.
    defer { most.max(before, ordering: .relaxed) }
    let result = try work()
    return (result, max(0, most.load(ordering: .relaxed) - start))
  }

  static func took(_ bytes: Int) {
    most.max(held.add(bytes, ordering: .relaxed).newValue, ordering: .relaxed)
  }

  static func gave(_ bytes: Int) { held.subtract(bytes, ordering: .relaxed) }
}
