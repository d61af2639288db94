import StepOutput

/// What a step showed, as a reader wants it: neighbouring pieces of text are one text, a progress stands where it began, as it was
/// last, and what the runtime wrote of a trap is among the failure's details.
enum JoinedOutputs {
  static func of(_ outputs: [StepOutput]) -> [StepOutput] {
    var joined: [StepOutput] = []
    var places: [String: Int] = [:]
    // Kept aside, since a step may print a million pieces.
    var (text, isError) = ("", false)
    func finishText() {
      if !text.isEmpty { joined.append(isError ? .errorText(text) : .text(text)) }
      text = ""
    }
    func add(_ piece: String, asError: Bool) {
      if asError != isError { finishText() }
      isError = asError
      text += piece
    }
    for output in TrapTrace.movedToDetails(outputs) {
      switch output {
      case .text(let piece): add(piece, asError: false)
      case .errorText(let piece): add(piece, asError: true)
      case .progress(let progress):
        if let place = places[progress.id] {
          joined[place] = output
        } else {
          finishText()
          places[progress.id] = joined.count
          joined.append(output)
        }
      default:
        finishText()
        joined.append(output)
      }
    }
    finishText()
    return joined
  }
}
