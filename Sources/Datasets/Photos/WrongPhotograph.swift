/// What came under the path of a photograph is another file.
struct WrongPhotograph: Error, CustomStringConvertible {
  let path: String

  var description: String { "\(path) is not the file that was expected (another SHA-256)" }
}
