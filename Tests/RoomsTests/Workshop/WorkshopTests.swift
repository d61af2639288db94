import Foundation
import TestSupport
import Testing

@testable import Rooms

/// One teacher and thirty learners go through a lesson: three with Lectern, one of them in a browser of her own, two who read along in browsers, and
/// twenty-five programs that speak the protocol.
@Suite(.serialized, .enabled(if: Browser.isHere, "\(Browser.absence)")) struct WorkshopTests {
  @Test func oneTeacherAndThirtyLearners() async throws {
    try await TaughtCourse.with { course in
      try await course.learner("Ada") { ada in
        try await course.learner("Bob") { bob in
          try await course.learner("Cyd") { cyd in
            try await Browser.with { adas in
              try await Browser.with { first in
                try await Browser.with { second in
                  try await Workshop(course, ada: ada, adas: adas, readers: [first, second]).run(bob: bob, cyd: cyd)
                }
              }
            }
          }
        }
      }
    }
  }
}

/// The day itself, a part after the other.
struct Workshop {
  let course: TaughtCourse
  let ada: ServeProcess
  let adas: Browser
  let readers: [Browser]
  let teacher: LessonSocketLine

  init(_ course: TaughtCourse, ada: ServeProcess, adas: Browser, readers: [Browser]) throws {
    (self.course, self.ada, self.adas, self.readers) = (course, ada, adas, readers)
    teacher = try LessonSocketLine(course.server, lesson: "01-numbers")
  }

  func run(bob: ServeProcess, cyd: ServeProcess) async throws {
    let programs = try await join(bob, cyd)
    let lines = try programs.map {
      try EventsLine(port: course.roomPort, path: "room/1/events", headers: ["Authorization": "Bearer \($0)"])
    }
    defer { for line in lines { line.close() } }
    try await follow(programs, lines)
    try await fallBehindAndCatchUp()
    let before = try await rows(except: "Bob")
    try await crash(bob)
    #expect(try await rows(except: "Bob") == before, "what became of Bob changes nobody else")
    try await stayApart(programs)
    try await anonymous()
    try await end(lines)
  }

  /// All thirty come in.
  private func join(_ others: ServeProcess...) async throws -> [String] {
    try await adas.open(ada.url.appendingPathComponent("01-numbers.html"))
    try await adas.wait(until: "document.querySelector('.live-bar .room')")
    for other in others { try await open("01-numbers.html", of: other) }
    for (number, reader) in readers.enumerated() {
      try await reader.open(URL(string: course.join + "/")!)
      try await reader.run(
        """
        document.getElementById("_code").value = "\(course.code)".toLowerCase();
        document.getElementById("_name").value = "Reader \(number + 1)";
        document.querySelector("#_join button").click();
        """)
      try await reader.wait(until: "/The teacher has not begun yet/.test(document.body.innerText)")
    }
    var programs: [String] = []
    for number in 1...25 { programs.append(try await course.enter("Program \(number)")) }
    #expect(Set(programs).count == 25)
    #expect(try await course.rows().count == 30)
    return programs
  }

  /// The teacher runs two steps: everybody is told, and the browsers go there.
  private func follow(_ programs: [String], _ lines: [EventsLine]) async throws {
    try teacher.ask("{\"id\":1,\"ask\":{\"run\":{\"through\":\"two\",\"code\":{}}}}")
    try await course.wait("the teacher's step") { try await course.board().contains("Step 2</a> of Numbers") }
    try await course.wait("all are told") { lines.allSatisfy { $0.text.contains("\"step\":\"two\"") } }
    // The teacher can bring them elsewhere without running anything.
    for (step, name) in [("one", "Step 1"), ("two", "Step 2")] {
      try teacher.ask("{\"id\":9,\"ask\":{\"bringRoom\":{\"step\":\"\(step)\"}}}")
      try await course.wait("the room is at \(name)") { try await course.board().contains("\(name)</a> of Numbers") }
    }
    for reader in readers {
      try await reader.wait(until: "/01-numbers.html#two$/.test(location.href)")
      // What the teacher's step shows is there, and nothing can be run.
      try await reader.wait(until: "/sum 0/.test((document.querySelector('#two .output') || document.body).innerText)")
      #expect(
        try await reader.run("return document.querySelectorAll('button.run, textarea').length", as: Int.self) == 0)
    }
    try await adas.wait(until: "/the teacher is at Step 2/.test(document.querySelector('.room-words').innerText)")
    for (number, token) in programs.enumerated() {
      let isBroken = number < 4
      let steps = [
        RoomReport.Step(id: "one", state: "ran"),
        .init(
          id: "two", state: isBroken ? "failed" : "ran", message: isBroken ? "cannot find 'summ' in scope" : nil,
          passed: isBroken ? nil : number % 2 == 0),
      ]
      let answer = RoomReport.Answer(step: "two", code: number % 2 == 0 ? "let sum = x + 1\n" : "let sum = 2 * x\n")
      let report = RoomReport(lesson: "01-numbers", step: "two", steps: steps, answers: [answer])
      #expect(try await course.report(report, token: token) == 200)
    }
    let board = try await course.board()
    #expect(
      board.contains("<span class=\"times\" title=\"4 learners\">4×</span>")
        && board.contains("cannot find &#39;summ&#39;"))
    #expect(board.components(separatedBy: "<figure class=\"answer\">").count == 3, "two answers, each once")
    #expect(
      board.contains("<span class=\"tag ran\">right</span>") && board.contains("not right yet</span></td>"),
      "what the checks say")
    #expect(board.contains("Program 1, Program 3") && board.contains("Program 2, Program 4"))
  }

  /// Ada writes something of her own, stays behind, catches up, and has her own again.
  private func fallBehindAndCatchUp() async throws {
    try await Self.write("let sum = x + 1000\nprint(\"mine\", sum)", in: "two", adas)
    try await Self.press("Run", in: "#two", adas)
    try await adas.wait(until: "/mine 1006/.test(document.querySelector('#two .output').innerText)")
    try await course.wait("Ada's answer") {
      let isWith = Self.is(try await course.rows()["Ada"], "with you")
      return try await course.board().contains("1000</span>") && isWith
    }
    // What is written and has not run is hers too.
    try await Self.write("print(\"unfinished\")", in: "three", adas)
    try await Self.press("Done", in: "#three", adas)
    try teacher.ask("{\"id\":2,\"ask\":{\"run\":{\"through\":\"four\",\"code\":{}}}}")
    try await course.wait("Ada is behind") { Self.is(try await course.rows()["Ada"], "behind") }
    try await adas.wait(until: "/the teacher is at Step 4/.test(document.querySelector('.room-words').innerText)")
    try await Self.press("Catch me up", in: ".room", adas)
    try await adas.wait(until: "/four 24/.test(document.querySelector('#four .output').innerText)")
    #expect(try await adas.run("return document.querySelector('#two .output').innerText", as: String.self) == "sum 7")
    #expect(
      try await adas.run("return document.querySelector('#three .output').innerText", as: String.self) == "three 13")
    try await course.wait("Ada is there") { Self.is(try await course.rows()["Ada"], "with you") }
    // Over a reload too.
    try await adas.open(ada.url.appendingPathComponent("01-numbers.html"))
    try await Self.press("Back to my own work", in: ".room", adas)
    try await adas.wait(until: "/x [+] 1000/.test(document.querySelector('#two .code').textContent)")
    try await adas.wait(until: "/unfinished/.test(document.querySelector('#three .code').textContent)")
    try await adas.wait(until: "document.querySelectorAll('.room button:not([hidden])').length === 2")
    // Her own work has not run as it stands here again.
    try await course.wait("Ada is behind again") { Self.is(try await course.rows()["Ada"], "behind") }
  }

  /// Bob's machine goes out, and he comes back as himself.
  private func crash(_ bob: ServeProcess) async throws {
    let number = Self.number(try await course.rows()["Bob"])
    bob.crash()
    try await course.wait("Bob is away") { Self.is(try await course.rows()["Bob"], "away") }
    try await course.learner("Bob") { again in
      try await open("01-numbers.html", of: again)
      try await course.wait("Bob is back") {
        let row = try await course.rows()["Bob"]
        return row != nil && !Self.is(row, "away") && row?.contains("is here") == true
      }
      let rows = try await course.rows()
      #expect(rows.count == 30 && Self.number(rows["Bob"]) == number && number != nil)
    }
  }

  /// A learner's reports are theirs alone, whatever they say.
  private func stayApart(_ programs: [String]) async throws {
    let before = try await rows(except: "Program 7", "Bob")
    let state = try await adas.run("return document.querySelector('.text-column').innerText", as: String.self)
    for step in ["one", "two", "three"] {
      let report = RoomReport(
        lesson: "01-numbers", step: step, steps: [.init(id: step, state: "failed", message: "I am another one")])
      #expect(try await course.report(report, token: programs[6]) == 200)
    }
    #expect(try await course.ask("POST", "room/1/leave", Data("{}".utf8), token: programs[24]).status == 200)
    #expect(try await course.report(RoomReport(lesson: "01-numbers"), token: programs[24]) == 401)
    let after = try await rows(except: "Program 7", "Bob")
    #expect(after == before.filter { $0.key != "Program 25" })
    #expect(try await adas.run("return document.querySelector('.text-column').innerText", as: String.self) == state)
    #expect(try await course.board().contains("Step 4</a> of Numbers"), "nor where the teacher is")
  }

  /// Nobody's name is on the projector.
  private func anonymous() async throws {
    #expect(try await course.press("anonymous", ["on": true]) == 200)
    let board = try await course.board()
    #expect(
      !board.contains("Ada") && !board.contains("Program") && !board.contains("Reader 1") && board.contains("Learner 1")
    )
    #expect(try await course.press("anonymous", ["on": false]) == 200)
    #expect(try await course.board().contains("Ada"))
  }

  /// One press ends it for all.
  private func end(_ lines: [EventsLine]) async throws {
    #expect(try await course.press("end") == 200)
    try await course.wait("all are told of the end") {
      lines.allSatisfy { $0.text.contains("event: end") && $0.isOver }
    }
    for reader in readers { try await reader.wait(until: "/The room has ended/.test(document.body.innerText)") }
    try await adas.wait(until: "/The room has ended/.test(document.querySelector('.room-words').innerText)")
    // Ada's lesson is hers and goes on.
    try await Self.press("Run", in: "#two", adas)
    try await adas.wait(until: "/mine 1006/.test(document.querySelector('#two .output').innerText)")
    teacher.close()
  }

  // MARK: Small things

  private func rows(except names: String...) async throws -> [String: String] {
    // Who is behind is stuck after a while, whatever the others do.
    try await course.rows().filter { !names.contains($0.key) }
      .mapValues { $0.replacing(#/(?:behind|stuck)[^"<]*/#, with: "behind") }
  }

  private func open(_ page: String, of server: ServeProcess) async throws {
    let (port, path) = (
      Int(server.port), String(server.url.path.dropFirst()).split(separator: "/").first.map(String.init) ?? ""
    )
    let answer = try await ServeProcess.onAThread { try PlainHTTP.ask("GET", port: port, path: "\(path)/\(page)") }
    #expect(answer.status == 200)
  }

  private static func `is`(_ row: String?, _ words: String) -> Bool {
    row?.contains("<span class=\"tag\">\(words)") == true
  }

  private static func number(_ row: String?) -> Int? {
    row?.firstMatch(of: #/data-remove="([0-9]+)"/#).flatMap { Int($0.output.1) }
  }

  private static func press(_ words: String, in selector: String, _ browser: Browser) async throws {
    let button = """
      Array.from(document.querySelectorAll('\(selector) button')).find(function (one) {
        return !one.hidden && one.textContent.trim().indexOf('\(words)') === 0 })
      """
    try await browser.wait(until: button)
    try await browser.run("\(button).click()")
  }

  private static func write(_ code: String, in step: String, _ browser: Browser) async throws {
    try await press("Edit", in: "#\(step)", browser)
    try await browser.wait(until: "document.querySelector('#\(step) textarea')")
    try await browser.run("var area = document.querySelector('#\(step) textarea'); area.focus(); area.select()")
    try await browser.tell("Input.insertText", ["text": code])
  }
}
