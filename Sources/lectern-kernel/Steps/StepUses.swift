internal import CStepRuntime
import Foundation
import StepOutput

/// What a step does with files, in memory that its process shares with the one that forked it: that one tells of a step that
/// cannot tell itself any more.
final class StepUses {
  private let log: OpaquePointer?

  init() { log = step_uses_new() }

  deinit { step_uses_free(log) }

  /// From now on the uses of this process are noted.
  ///
  /// - Parameter folder: where steps find themselves.
  func begin(in folder: String) { step_uses_begin(log, folder) }

  /// Nothing is noted any more.
  func end() { step_uses_end() }

  /// What was noted and not yet taken, by this process or another.
  func take() -> [FileUse] {
    guard let log else { return [FileUse(kind: .unfollowed, path: "")] }
    var uses: [FileUse] = []
    var use = step_use()
    while step_uses_next(log, &use) {
      guard let kind = FileUse.Kind(rawValue: use.kind), let thing = FileUse.Thing(rawValue: use.type) else { continue }
      uses.append(
        FileUse(
          kind: kind, path: String(cString: use.path), thing: thing, size: Int(use.bytes), time: Int(use.time),
          inode: use.inode))
    }
    if step_uses_overflowed(log) { uses.append(FileUse(kind: .unfollowed, path: "")) }
    return uses
  }
}
