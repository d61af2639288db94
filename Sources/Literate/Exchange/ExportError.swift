/// Why a lesson cannot be exported. The sentences are written here and nowhere else.
public enum ExportError: Error, Hashable, CustomStringConvertible {
  case otherSource(record: String, lesson: String, file: String, line: Int)
  case otherValue(record: String, lesson: String, parameter: String, used: String?, own: String)
  case exists(String)
  case isLesson(String)
  case unwritable(String, reason: String)
  case severalIntoFile(String, count: Int)

  // Scripts.
  case declaredTwice(name: String, file: String, line: Int, again: Int, why: String)
  case doesNotCompile(file: String, line: Int, message: String)

  // Paper.
  case noBrowser
  case browserNotThere(String)
  case browserFailed(String, words: String)
  case browserSlow(String, seconds: Int)

  public var description: String {
    switch self {
    case .otherSource(let record, let lesson, let file, let line):
      "\(record) is of other steps than \(file) has now: the step of line \(line) is not what was run. `lectern run "
        + "\(lesson)` runs it; `--without-outputs` exports what is written only"
    case .otherValue(let record, let lesson, let parameter, let used, let own):
      "\(record) was made with \(used.map { "\(parameter) = \($0)" } ?? "no \(parameter)"), and the lesson says \(own). "
        + "`lectern run \(lesson)` runs it as it is written; `--without-outputs` exports what is written only"
    case .exists(let path): "\(path) is there already, with something else in it; `--force` writes over it"
    case .isLesson(let path):
      "\(path) is the lesson itself; name another folder or file by `--output`"
    case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)"
    case .severalIntoFile(let path, let count):
      "`--output \(path)` names one file, and \(count) lessons are to be exported; name a folder"
    case .declaredTwice(let name, let file, let line, let again, let why):
      "\(file):\(again): `\(name)` is declared here and used or declared in line \(line), which steps may do and one script may not; "
        + "\(why). Give one of them another name to export the lesson as a script"
    case .doesNotCompile(let file, let line, let message):
      "\(file):\(line): as one script, the lesson does not compile: \(message)"
    case .noBrowser:
      "a PDF is printed by Chromium, and there is none: install it (Debian: `apt-get install chromium`), or name its program "
        + "in LECTERN_CHROMIUM"
    case .browserNotThere(let path): "LECTERN_CHROMIUM is \(path), and there is no such program"
    case .browserFailed(let path, let words):
      "\(path) printed no PDF\(words.isEmpty ? "" : ": \(words)"); LECTERN_CHROMIUM names another Chromium"
    case .browserSlow(let path, let seconds):
      "\(path) was stopped: it had printed nothing in \(seconds) seconds"
    }
  }
}
