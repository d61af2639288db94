/// The seed that everything random starts from, as `keras.utils.set_random_seed`.
///
/// A stream of random numbers depends on the seed and on what it is for (`dense/kernel`), not on what was drawn before:
/// a layer made twice starts twice with the same numbers.
public enum Random {
  /// The seed; 0 until it is set.
  nonisolated(unsafe) public static var seed: UInt64 = 0
}
