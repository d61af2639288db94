/// Why a lesson or course was not measured.
enum KernelBenchError: Error, CustomStringConvertible {
  case stepFailed(String)
  case noLessons

  var description: String {
    switch self {
    case .stepFailed(let step): "the step \(step) of the lesson did not run; there may be too little memory"
    case .noLessons: "there is no lesson in the folder"
    }
  }
}
