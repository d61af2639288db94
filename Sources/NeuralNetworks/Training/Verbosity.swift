/// How much is printed: `false` or 0 for nothing, `true` or 1 for a line that fills up, 2 for one line an epoch.
public protocol Verbosity {
  /// 0, 1 or 2.
  var verbosity: Int { get }
}

extension Bool: Verbosity {
  /// 1 for true.
  public var verbosity: Int { self ? 1 : 0 }
}

extension Int: Verbosity {
  /// The number itself.
  public var verbosity: Int { self }
}

/// After which epochs something is done: every so many, or in a list of them, counted from 1.
public protocol EpochSelection {
  /// Whether an epoch, counted from 0, is one of them.
  func includes(epoch: Int) -> Bool
}

extension Int: EpochSelection {
  /// Every so many epochs.
  public func includes(epoch: Int) -> Bool { self > 0 && (epoch + 1).isMultiple(of: self) }
}

extension Array: EpochSelection where Element == Int {
  /// Whether the list, counted from 1, has the epoch.
  public func includes(epoch: Int) -> Bool { contains(epoch + 1) }
}
