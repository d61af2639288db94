import Foundation
import TestSupport

@testable import Rooms

/// A teacher's machine: a small course with a room, in a process of its own, and learners' folders beside it.
struct TaughtCourse {
  let server: ServeProcess
  let scratch: ScratchFolder
  /// `http://127.0.0.1:1234`, where learners come in.
  let join: String
  let code: String
  var roomPort: Int { URL(string: join)?.port ?? 0 }
  /// The beginning of the teacher's paths, with the secret.
  var secret: String { String(server.url.path.split(separator: "/").first ?? "") }

  static let lesson = """
    # Numbers

    Some words.

    ```swift {#one}
    var x = 6
    print("x is", x)
    ```

    ```swift {#two, title="Sum them", exercise}
    let sum = 0
    print("sum", sum)
    ```

    ```swift {solution}
    let sum = x + 1
    print("sum", sum)
    ```

    ```swift {check}
    check(sum > 0, "The sum is \\(sum), and it should be more than nothing.")
    ```

    ```swift {#three}
    print("three", x + sum)
    ```

    ```swift {#four}
    print("four", x * 4)
    ```

    """

  /// Teaches while `body` is at work.
  static func with<R>(_ body: (TaughtCourse) async throws -> R) async throws -> R {
    let scratch = try ScratchFolder()
    for machine in ["teacher", "ada", "bob", "cyd"] { try machineFolder(machine, in: scratch) }
    _ = try scratch.write("teacher/secret.txt", Array("secret words".utf8))
    return try await ServeProcess.with(
      scratch.url.appendingPathComponent("teacher"),
      ["--room", "--room-port", "0", "--room-host", "127.0.0.1", "--name", "A <b>workshop</b>"], lines: 2,
      environment: ["LECTERN_STATE": scratch.url.appendingPathComponent("teacher-state").path]
    ) { server in
      let words = server.said[1].split(separator: " ")
      return try await body(
        TaughtCourse(server: server, scratch: scratch, join: String(words[0]), code: String(words[1])))
    }
  }

  private static func machineFolder(_ name: String, in scratch: ScratchFolder) throws {
    for folder in ["Lessons", "Output"] {
      try FileManager.default.createDirectory(
        at: scratch.url.appendingPathComponent("\(name)/\(folder)"), withIntermediateDirectories: true)
    }
    _ = try scratch.write("\(name)/Lessons/01-numbers.md", Array(lesson.utf8))
    _ = try scratch.write("\(name)/Lessons/02-more.md", Array("# More\n\n```swift {#m1}\nprint(\"more\")\n```\n".utf8))
  }

  /// A learner's machine that joins, while `body` is at work.
  func learner<R>(_ name: String, _ body: (ServeProcess) async throws -> R) async throws -> R {
    try await ServeProcess.with(
      scratch.url.appendingPathComponent(name.lowercased()), ["--join", join, "--code", code, "--name", name],
      environment: ["LECTERN_STATE": scratch.url.appendingPathComponent("\(name.lowercased())-state").path], body)
  }

  // MARK: Asking

  /// Asks the room.
  func ask(
    _ method: String, _ path: String, _ body: Data = Data(), token: String? = nil, headers: [String: String] = [:]
  ) async throws -> (status: Int, text: String) {
    var all = headers
    if let token { all["Authorization"] = "Bearer \(token)" }
    let (port, sent) = (roomPort, all)
    let answer = try await ServeProcess.onAThread {
      try PlainHTTP.ask(method, port: port, path: path, body: body, headers: sent)
    }
    return (answer.status, String(decoding: answer.body, as: UTF8.self))
  }

  /// Joins as a program would.
  func enter(_ name: String) async throws -> String {
    let answer = try await ask("POST", "room/1/join", try JSONEncoder().encode(RoomJoin(code: code, name: name)))
    return try JSONDecoder().decode(RoomJoined.self, from: Data(answer.text.utf8)).token ?? ""
  }

  func report(_ report: RoomReport, token: String) async throws -> Int {
    try await ask("POST", "room/1/report", try JSONEncoder().encode(report), token: token).status
  }

  /// What the board shows, as HTML.
  func board() async throws -> String {
    let (port, path) = (Int(server.port), "\(secret)/room.html")
    let answer = try await ServeProcess.onAThread { try PlainHTTP.ask("GET", port: port, path: path) }
    return String(decoding: answer.body, as: UTF8.self)
  }

  /// Each learner's row of the board, by the name as it stands there.
  func rows() async throws -> [String: String] {
    var rows: [String: String] = [:]
    for match in try await board().matches(
      of: #/(?s)<tr class="[^"]*"><th scope="row">(.*?) <span class="tag">.*?<\/tr>/#)
    {
      rows[String(match.output.1)] = String(match.output.0)
    }
    return rows
  }

  /// Presses a button of the board.
  func press(_ what: String, _ more: [String: Any] = [:]) async throws -> Int {
    let body = try JSONSerialization.data(withJSONObject: more.merging(["what": what]) { $1 })
    let (port, path) = (Int(server.port), "\(secret)/room/do")
    return try await ServeProcess.onAThread { try PlainHTTP.ask("POST", port: port, path: path, body: body).status }
  }

  /// Waits for something to be so, as long as a busy machine may take.
  func wait(
    _ what: String, seconds: Int = 180, _ isSo: () async throws -> Bool
  ) async throws {
    for _ in 0..<seconds * 5 {
      if try await isSo() { return }
      try await Task.sleep(for: .milliseconds(200))
    }
    throw Late(description: "never: \(what)")
  }
  struct Late: Error, CustomStringConvertible { let description: String }
}
