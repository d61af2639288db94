import ArgumentParser
import Literate

/// What the command line says of how to run.
struct RunChoices {
  /// Stop after the step with this id, and write nothing.
  var lastStep: String?
  /// Run what is unchanged too.
  var isFresh = false
  /// Only say what would run.
  var isExplained = false
  var jobs = Jobs(nil)
  /// For whom the pages are.
  var edition = Edition.reader
  /// Where the time goes; nil where nobody asked.
  var profile: RunProfile?

  /// Where it is measured what the time goes to, before and between the lessons.
  var times: ProfileLane { profile?.lane(of: "course", "course") ?? .off }

  /// The same for a lesson.
  func times(of lesson: String) -> ProfileLane { profile?.lane(of: lesson, "lesson") ?? .off }
}

extension Edition: ExpressibleByArgument {}
