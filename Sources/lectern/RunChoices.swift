/// What the command line says of how to run.
struct RunChoices {
  /// Stop after the step with this id, and write nothing.
  var lastStep: String?
  /// Run what is unchanged too.
  var isFresh = false
  /// Only say what would run.
  var isExplained = false
  var jobs = Jobs(nil)
}
