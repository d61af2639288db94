import Foundation
import Testing

/// `lectern step` in a terminal: single keys, Ctrl-C, another size, and the terminal as it was at the end.
@Suite(.serialized) struct StepTerminalTests {
  private static let stubborn = """
    # Slow

    ```swift {#spin}
    print("begun")
    while true {}
    ```

    ```swift {#deaf}
    signal(SIGINT, SIG_IGN)
    print("no ears")
    while true { usleep(1000) }
    ```

    """
  private static let prompt = "h helps › "

  @Test func keysNeedNoReturn() throws {
    let bench = try Follow.bench()
    defer { bench.remove() }
    let terminal = try TerminalBench(
      "lectern step 04; stty -a | grep -o ' -*echo '", in: bench, environment: ["EDITOR": "./change"])
    terminal.wait(for: Self.prompt)
    terminal.type("\r")
    terminal.wait(for: "[1, 2, 3] 5")
    terminal.wait(for: Self.prompt)
    terminal.type("e")
    terminal.wait(for: "your version")
    terminal.wait(for: Self.prompt)
    terminal.type("\u{1b}[A")
    terminal.wait(for: "That key means nothing here")
    terminal.wait(for: Self.prompt)
    terminal.type("?")
    terminal.wait(for: "Ctrl-C  stop the step")
    terminal.wait(for: Self.prompt)
    terminal.type("\r")
    terminal.wait(for: "2\n")
    terminal.wait(for: Self.prompt)
    terminal.type("q")
    terminal.wait(for: "Kept: your place and your changes.")
    #expect(terminal.wait(for: " echo ").contains(" -echo ") == false, "the terminal is as it was")
    #expect(terminal.end() == 0)
    #expect(terminal.text.contains("\u{1b}[35mlet"), "code is coloured")
  }

  @Test func interruptsStopTheStepAndThenEndIt() throws {
    let bench = try Follow.bench(Self.stubborn)
    defer { bench.remove() }
    let terminal = try TerminalBench(
      "exec lectern step 04", in: bench, environment: ["EDITOR": "sed -i 's/while true {}/print(8)/'"])
    terminal.wait(for: Self.prompt)
    terminal.type("\u{3}")
    terminal.wait(for: "Nothing runs. q quits")
    terminal.wait(for: Self.prompt)
    // While the step is compiled, for the most part: the compiler goes on. A terminal forgets at Ctrl-C what nobody has read.
    terminal.type("\r")
    terminal.wait(for: "\r\u{1b}[K")
    usleep(150_000)
    terminal.type("\u{3}")
    terminal.wait(for: ": stopped")
    terminal.wait(for: Self.prompt)
    terminal.type("\r")
    terminal.wait(for: "begun")
    terminal.type("\u{3}")
    terminal.wait(for: "Ctrl-C once more ends it at once")
    terminal.wait(for: ": stopped")
    terminal.wait(for: Self.prompt)
    terminal.type("e")
    terminal.wait(for: "your version")
    terminal.wait(for: Self.prompt)
    terminal.type("\r")
    terminal.wait(for: "8\n")
    terminal.wait(for: Self.prompt)
    // A step that does not hear of it is ended by the second.
    terminal.type("\r")
    terminal.wait(for: "no ears\n")
    terminal.type("\u{3}")
    terminal.wait(for: "Ctrl-C once more ends it at once")
    terminal.type("\u{3}")
    terminal.wait(for: ": stopped")
    terminal.wait(for: Self.prompt)
    // Ctrl-D is the end.
    terminal.type("\u{4}")
    #expect(terminal.end() == 0)
    #expect(bench.names("../tmp") == [])
  }

  @Test func proseIsSetToTheWidthOfTheMoment() throws {
    let words = String(repeating: "seven letters and more ", count: 12)
    let bench = try Follow.bench("\(words)\n\n```swift {#a}\nprint(1)\n```\n")
    defer { bench.remove() }
    let terminal = try TerminalBench("lectern step 04 --color never", in: bench, columns: 40)
    let narrow = terminal.wait(for: Self.prompt).split(separator: "\n").filter { $0.contains("seven") }
    #expect(narrow.count > 5 && narrow.allSatisfy { $0.count <= 40 }, "\(narrow)")
    terminal.resize(columns: 90)
    terminal.wait(for: Self.prompt)
    terminal.type("\r")
    terminal.wait(for: "q quits › ")
    terminal.type("b")
    let wide = terminal.wait(for: Self.prompt).split(separator: "\n").filter { $0.contains("seven") }
    #expect(wide.count < narrow.count && wide.contains { $0.count > 40 }, "\(wide)")
    terminal.type("q")
    #expect(terminal.end() == 0)
  }

  @Test func theTerminalIsTheShellsWhileItIsStoppedAndWhenItIsEnded() throws {
    let bench = try Follow.bench(Self.stubborn)
    defer { bench.remove() }
    let terminal = try TerminalBench("exec bash --norc -i", in: bench, environment: ["PS1": "$ "])
    terminal.type("lectern step 04\n")
    terminal.wait(for: Self.prompt)
    terminal.type("\u{1a}")
    terminal.wait(for: "Stopped")
    terminal.type("stty -a | grep -o ' -*ec[h]o '\n")
    #expect(!terminal.wait(for: "echo \n").contains(" -echo"))
    terminal.type("fg\n")
    terminal.wait(for: Self.prompt)
    terminal.type("\r")
    terminal.wait(for: "begun")
    terminal.type("\u{1a}")
    terminal.wait(for: "Stopped")
    terminal.type("kill -TERM %1; fg\n")
    terminal.wait(for: "Terminated")
    terminal.type("stty -a | grep -o ' -*ec[h]o '\n")
    #expect(!terminal.wait(for: "echo \n").contains(" -echo"))
    terminal.type("exit\n")
    _ = terminal.end()
    for _ in 0..<1500 where !bench.names("../tmp").isEmpty { usleep(20_000) }
    #expect(bench.names("../tmp") == [])
  }

  @Test func oneTerminalFollowsALessonAtATime() throws {
    let bench = try Follow.bench()
    defer { bench.remove() }
    let terminal = try TerminalBench("lectern step 04", in: bench)
    terminal.wait(for: Self.prompt)
    let other = try bench.follow(["q"])
    #expect(other.status == 1 && other.error.contains("is being followed in another terminal"), "\(other)")
    // Killed at any moment, it has kept what was done.
    terminal.type("\r")
    terminal.wait(for: "3 of 5, two")
    kill(terminal.pid, SIGKILL)
    _ = terminal.end()
    var again = try bench.follow(["y", "q"])
    for _ in 0..<300 where again.status != 0 {
      usleep(100_000)
      again = try bench.follow(["y", "q"])
    }
    #expect(again.output.contains("Continue at step 3 of 5?"), "\(again)")
  }
}
