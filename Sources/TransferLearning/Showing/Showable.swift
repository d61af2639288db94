/// Something with a better look than its text: a summary is a table, a photograph a picture.
public protocol Showable {
  /// What to show, in order.
  var stepOutputs: [StepOutput] { get }
}
