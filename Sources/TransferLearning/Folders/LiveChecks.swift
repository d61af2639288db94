import Datasets
import StepOutput

/// How far a `FolderCheck` is, for a page that is open. It is a progress and no result, as are `LiveCurves`.
package enum LiveChecks {
  /// From now on each folder that is looked over says how far it is.
  package static func begin() {
    FolderWatch.onPictures = { done, all in StepSink.emit(.progress(progress(done, of: all))) }
  }

  static func progress(_ done: Int, of all: Int) -> StepOutput.Progress {
    .init(id: "check", fraction: Double(done) / Double(max(all, 1)), label: "Looked at \(done) of \(all) pictures")
  }
}
