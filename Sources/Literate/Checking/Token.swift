/// A word, a number or a mark of a text that is compared.
struct Token: Hashable {
  /// The white space before it, which is not compared: columns are as wide as their numbers.
  var space: String
  var text: String
  /// nil for words and marks.
  var number: WrittenNumber?
  /// Whether it is a date with its time, or a time of day.
  var isMoment = false

  /// The same for tokens that differ by their number alone.
  var key: String { isMoment ? "#moment" : number.map { "#\($0.unit)" } ?? text }

  /// Whether it tells of time that went by or of when something was.
  var isTime: Bool { isMoment || number?.isTime == true }
}
