internal import CStepRuntime
import Foundation

/// A command that another process of Lectern started ends when that process does: nobody waits for it any more.
enum EndWithParent {
  static func ask() { step_end_with_parent() }
}
