import Foundation
import Testing

/// `lectern step` without a terminal: a line for each key.
@Suite(.serialized) struct StepTests {
  @Test func aLessonIsFollowedToItsEnd() throws {
    let bench = try Follow.bench()
    defer { bench.remove() }
    // One, two fails, mended, read, folded, shown, run, and behind the end.
    let result = try bench.follow(["", "", "e", "", "", "f", "v", "", "", "q"])
    #expect(result.status == 0 && result.error.isEmpty, "\(result)")
    let expected = [
      "A try  Lessons/04-try.md", "Some words before.", "one  First  1 of 5", "10 │ let values = [1, 2, 3]",
      "1 of 5, one: Return runs it", "[1, 2, 3] 5", "✓ one", "two  3 of 5", "20 │ let index = 7", "✗ two",
      "Lessons/04-try.md:21:13: Index out of range", "    21 │ print(values[index])\n", "^",
      "Return runs it again, e edits it", "two  3 of 5  your version", "20 │ let index = 1", "\n2\n", "✓ two",
      "read  4 of 5  to be read, not run", "Return goes on", "1 line folded; f shows them",
      "29 │ print(\"end\", total, index)", "epochs  Int         5", "values  Array<Int>  [1, 2, 3]", "end 6 1",
      "✓ three",
      "Words behind.", "The end: b goes back, q quits", "That was the last step.", "Kept: your place and your changes.",
    ]
    var rest = result.output[...]
    for words in expected {
      let range = rest.range(of: words)
      #expect(range != nil, "\(words) in \(rest)")
      if let range { rest = rest[range.upperBound...] }
    }
    #expect(!result.output.contains("not shown") && !result.output.contains("\u{1b}"))
    #expect(!result.output.contains("stack trace"), "the runtime's own words are told with their place")
    // The caret is below the bracket.
    let lines = result.output.split(separator: "\n").map(Array.init)
    let caret = try #require(lines.firstIndex { $0.last == "^" && $0.dropLast().allSatisfy { $0 == " " } })
    #expect(lines[caret - 1][lines[caret].count - 1] == "[")
    #expect(try bench.text("Lessons/04-try.md") == Follow.lesson, "the file is the author's")
    #expect(bench.names("../tmp") == [])
  }

  @Test func anAnswerIsShownWhenItIsAskedFor() throws {
    let bench = try Follow.bench(
      "```swift {#a, title=\"How many?\", answer}\nlet n = 6 * 7\nprint(\"it is\", n)\n```\n\n"
        + "```swift {#b, answer}\nprint([n][n])\n```\n")
    defer { bench.remove() }
    let result = try bench.follow(["", "f", "", "", "q"])
    let parts = result.output.components(separatedBy: "Return shows the answer, h helps › \n")
    guard parts.count == 4 else { return #expect(Bool(false), "\(parts.count) parts: \(result.output)") }
    #expect(parts[0].contains("a  How many?  1 of 2") && parts[0].contains("  2 lines kept back until you ask"))
    #expect(!parts[0].contains("6 * 7") && !parts[0].contains("it is"))
    #expect(parts[1].contains("let n = 6 * 7\n") && parts[1].contains("it is 42\n") && parts[1].contains("✓ a"))
    #expect(parts[1].contains("  1 line kept back") && !parts[1].contains("[n][n]"))
    // It was looked at before it ran; its failure is told, and it is run again as any other.
    #expect(parts[2].contains("│ print([n][n])"))
    #expect(parts[3].contains("Index out of range") && parts[3].contains("Return runs it again, e edits it"))
    #expect(parts[3].components(separatedBy: "✗ b").count == 3)
    let back = try bench.follow(["", "b", "", "q"], "04 --restart")
    #expect(back.output.components(separatedBy: "let n = 6 * 7").count == 3, "\(back.output)")
  }

  @Test func backAndAgainGoBackInState() throws {
    let bench = try Follow.bench("```swift {#a}\nvar x = 1\n```\n\n```swift {#b}\nx += 1\nprint(\"x is\", x)\n```\n")
    defer { bench.remove() }
    let result = try bench.follow(["", "", "r", "b", "", "b", "b", "b", "a", "x", "r"])
    #expect(result.output.components(separatedBy: "x is 2").count == 6, "\(result.output)")
    #expect(result.output.contains("This is the beginning.") && result.output.contains("`x` means nothing here"))
  }

  @Test func whatIsKeptIsOfferedAgain() throws {
    let bench = try Follow.bench()
    defer { bench.remove() }
    _ = try bench.follow(["", "e", ""])
    // It ended without a q: the end of the input is enough.
    let again = try bench.follow(["y", "", "q"], "")
    #expect(again.output.contains("Continue at step 4 of 5, with your changes to 1 step? [Y/n]"), "\(again)")
    #expect(!again.output.contains("[1, 2, 3] 5"), "what ran before runs unseen")
    #expect(again.output.contains("4 of 5, read") && again.output.contains("5 of 5, three"))
    let none = try bench.follow([])
    #expect(none.output.contains("Continue at step 5") && none.status == 0)
    let anew = try bench.follow(["n", "q"])
    #expect(anew.output.contains("It begins anew.") && anew.output.contains("1 of 5, one"))
    let path = try #require(anew.output.firstMatch(of: #/is in (\/.*previous)/#)?.1)
    #expect(try String(contentsOfFile: String(path), encoding: .utf8).contains("let index = 1"))
    #expect(try bench.follow(["q"]).output.contains("Continue") == false)
    _ = try bench.follow(["", "q"])
    let restarted = try bench.follow(["q"], "04 --restart")
    #expect(restarted.output.contains("It begins anew.") && !restarted.output.contains("Continue"))
  }

  @Test func clearingTheCacheTakesNothingOfIt() throws {
    let bench = try Follow.bench()
    defer { bench.remove() }
    let own = ["LECTERN_CACHE": bench.folder.appendingPathComponent("cache").path]
    _ = try bench.follow(["", "e", "q"], "04", own)
    #expect(try bench.run("lectern cache clear all", environment: own).status == 0)
    #expect(try bench.follow(["q"], "04", own).output.contains("with your changes to 1 step?"))
  }

  @Test func theAuthorsChangeAndTheLearnersAreBothKept() throws {
    let bench = try Follow.bench()
    defer { bench.remove() }
    _ = try bench.follow(["", "e", "q"])
    _ = try bench.run("sed -i 's/let index = 7/let index = 2/; s/Some/More/' Lessons/04-try.md")
    let told = try bench.follow(["", "m", "", "b", "u", "", "q"])
    #expect(told.output.contains("The author has changed the step two since you did."), "\(told.output)")
    #expect(told.output.contains("the author's version; m shows yours") && told.output.contains("let index = 1"))
    let values = told.output.split(separator: "\n").filter { $0 == "2" || $0 == "3" }
    #expect(values == ["3", "2"], "the author's, then the learner's: \(told.output)")
    let later = try bench.follow(["q"])
    #expect(!later.output.contains("The author has changed") && later.output.contains("your changes to 1 step"))
    // A step that is gone leaves a file.
    _ = try bench.run("sed -i 's/{#two}/{#zwei}/; s/let index = 2/let index = 0/' Lessons/04-try.md")
    let gone = try bench.follow(["", "q"])
    let path = try #require(gone.output.firstMatch(of: #/is not in the lesson any more; .* in (\/.*two.swift)/#)?.1)
    #expect(try String(contentsOfFile: String(path), encoding: .utf8).contains("let index = 1"))
  }

  @Test func changesAreWrittenWhenAskedFor() throws {
    let bench = try Follow.bench()
    defer { bench.remove() }
    let result = try bench.follow(["w", "", "e", "w", "n", "w", "y", "w", "", "q"])
    #expect(result.output.contains("There is no change of yours to write."))
    #expect(result.output.contains("Write your two into Lessons/04-try.md, lines 20-21? [y/N]"))
    #expect(result.output.contains("Written: two.") && result.output.contains("✓ two"), "\(result.output)")
    #expect(try bench.text("Lessons/04-try.md") == Follow.lesson.replacing("index = 7", with: "index = 1"))
    #expect(try bench.follow(["q"]).output.contains("Continue at step 4 of 5? [Y/n]"), "it is the author's now")
  }

  @Test func aChangeOfTheFileMeanwhileIsNotWrittenOver() throws {
    let bench = try Follow.bench()
    defer { bench.remove() }
    // The editor changes the file too.
    let both = "sh -c './change \"$0\"; sed -i \"s/index = 7/index = 0/\" Lessons/04-try.md'"
    let result = try bench.follow(["", "e", "w", "y", "q"], "04", ["EDITOR": both])
    #expect(
      result.output.contains("Lessons/04-try.md:20: the step `two` was changed in the file meanwhile"), "\(result)")
    #expect(try bench.text("Lessons/04-try.md").contains("index = 0"))
    #expect(try bench.follow(["", "m", "q"]).output.contains("let index = 1"))
  }

  @Test func editorsThatFailAreTold() throws {
    let bench = try Follow.bench()
    defer { bench.remove() }
    for (editor, words) in [
      ("no-such-editor", "the editor `no-such-editor` cannot be started. Set EDITOR"),
      ("false", "the editor `false` ended with status 1; the step is as it was"),
      ("true", "Nothing was changed."), ("rm", "The editor has removed the file"),
    ] {
      let result = try bench.follow(["e", "q"], "04", ["EDITOR": editor])
      #expect(result.status == 0 && result.output.contains(words), "\(result)")
    }
    // Arguments are the editor's.
    let result = try bench.follow(["", "e", "q"], "04", ["VISUAL": "sed -i 's/index = 7/index = 2/'"])
    #expect(result.output.contains("let index = 2"), "\(result)")
  }

  @Test func chartsAndPicturesAreFilesToOpen() throws {
    let step = """
      ```swift {#chart}
      let grid = StepOutput.ImageGrid(title: "Two", pictures: [
        .init(data: Data([1]), mediaType: "image/png", width: 1, height: 1, caption: "a dot", alternativeText: "dot"),
        .init(data: Data([2, 3]), mediaType: "image/jpeg", width: 1, height: 1, alternativeText: "a spot"),
      ])
      show(grid)
      show(StepOutput.Figure(title: "Curve", description: "It falls.", light: "<svg/>", dark: "<svg/>",
        data: .init(columns: [], rows: [])))
      show(StepOutput.Table(columns: [.init("n", .right)], rows: [["12"], ["3"]]))
      ```

      """
    let bench = try Follow.bench(step)
    defer { bench.remove() }
    let result = try bench.follow(["", "q"])
    let files = result.output.matches(of: #/-> (.*)/#).map { String($0.1) }
    #expect(files.count == 3, "\(result)")
    let contents = files.compactMap { FileManager.default.contents(atPath: $0) }
    #expect(contents == [Data([1]), Data([2, 3]), Data("<svg/>".utf8)], "they outlive the program")
    #expect(result.output.contains("[pictures] Two\n  a dot -> ") && result.output.contains("  a spot -> "))
    #expect(result.output.contains("[figure] Curve: It falls.\n  -> ") && result.output.contains(" n\n──\n12\n 3\n"))
    // They are there again when the lesson is taken up.
    _ = try bench.follow(["y", "q"])
    #expect(files.compactMap { FileManager.default.contents(atPath: $0) } == contents)
  }

  @Test func whatKeepsItFromBeginningIsASentence() throws {
    let bench = try Follow.bench()
    defer { bench.remove() }
    for (words, status, sentence) in [
      ("05", Int32(2), "there is no lesson `05`"), ("04 --set epoch=1", 2, "did you mean `epochs`?"),
      ("04 --photos nowhere", 2, "there is no such folder"), ("04 04", 2, "Unexpected argument"),
    ] {
      let result = try bench.follow([], words)
      #expect(result.status == status && result.error.contains(sentence), "\(result)")
      #expect(result.error.contains("'lectern step") || result.error.contains("lectern step --help"), "\(result.error)")
    }
    #expect(try bench.follow(["", "q"], "04 --set epochs=9").output.contains("[1, 2, 3] 9"))
    let nowhere = try bench.follow(["", "q"], "04", ["LECTERN_STATE": "/proc/nothing"])
    #expect(nowhere.status == 0 && nowhere.output.contains("✓ one"))
    #expect(nowhere.error.contains("will not be kept: /proc/nothing/following"), "\(nowhere.error)")
    #expect(nowhere.error.contains("Set LECTERN_STATE") && !nowhere.output.contains("Kept:"))
    _ = try bench.run("sed -i 's/{#two}/{#two, hde}/' Lessons/04-try.md")
    let broken = try bench.follow([])
    #expect(broken.status == 1 && broken.error.hasPrefix("Lessons/04-try.md:19:"), "\(broken)")
  }

  @Test func whatCannotBeReadIsSetAside() throws {
    let bench = try Follow.bench()
    defer { bench.remove() }
    _ = try bench.follow(["", "q"])
    _ = try bench.run("echo nonsense > \"$LECTERN_STATE\"/following/*/progress.json")
    let result = try bench.follow(["q"])
    #expect(result.status == 0 && result.output.contains("progress.json.unreadable, and the lesson begins anew"))
  }
}
