import Foundation
import TestSupport
import Testing

/// `lectern export`, `lectern import` and `lectern run-script`, as a shell runs them.
@Suite struct ExchangeTests {
  private static let lesson = """
    ---
    title: Sums
    parameters:
      n: 3
    ---
    Words.

    ```swift {#sum, title="A sum"}
    let x = n + 1
    print("x is", x)
    ```

    ```swift {#again}
    let x = "text"
    x
    ```

    """

  private func with(_ lessons: [String: String] = ["01-sums.md": lesson], _ body: (CommandLineBench) throws -> Void)
    throws
  {
    let bench = try CommandLineBench(lessons)
    defer { bench.remove() }
    try body(bench)
  }

  @Test func aRunLessonGoesOutAndComesBack() throws {
    try with { bench in
      let early = try bench.run("lectern export 01 --to ipynb")
      #expect(
        early.status == 1 && early.error.contains("`lectern run 01-sums` records it; `--without-outputs` exports"))
      #expect(bench.names(".") == ["Lessons"])
      let run = try bench.run("lectern run")
      #expect(run.status == 0, "\(run)")

      let out = try bench.run("lectern export 01 --to ipynb")
      #expect(out.status == 0 && out.output == "01-sums.ipynb\n", "\(out)")
      let notebook = try bench.text("01-sums.ipynb")
      #expect(notebook.contains("x is 4\\n") && notebook.contains("\"text\\n\""))
      let back = try bench.run("lectern import 01-sums.ipynb -o back/01-sums.md")
      #expect(back.status == 0 && back.output == "back/01-sums.md: 2 steps\n", "\(back)")
      #expect(try bench.text("back/01-sums.md") == Self.lesson)

      // What is the same is no obstacle; anything else is.
      #expect(try bench.run("lectern export 01 --to ipynb").status == 0)
      let over = try bench.run("echo mine >> 01-sums.ipynb; lectern export 01 --to ipynb")
      #expect(
        over.status == 1 && over.error.contains("01-sums.ipynb is there already") && over.error.contains("--force"))
      #expect(try bench.text("01-sums.ipynb").hasSuffix("mine\n"))
      let forced = try bench.run("lectern export 01 --to ipynb --force && cat 01-sums.ipynb")
      #expect(forced.status == 0 && !forced.output.contains("mine"))
      let changed = try bench.run("echo other > back/01-sums.md; lectern import 01-sums.ipynb -o back/01-sums.md")
      #expect(changed.status == 1 && changed.error.contains("`--force` writes over it"))

      let stale = try bench.run("sed -i 's/n + 1/n + 2/' Lessons/01-sums.md; lectern export 01 --to md -o handout")
      #expect(stale.status == 1 && stale.error.contains("the step of line 9 is not what was run"), "\(stale)")
      let bare = try bench.run("lectern export --to md -o handout --without-outputs && cat handout/01-sums.md")
      #expect(
        bare.status == 0 && bare.output.hasPrefix("handout/01-sums.md\n# Sums\n") && !bare.output.contains("x is 4"))
    }
  }

  @Test func aScriptRunsAsItsTopSays() throws {
    try with { bench in
      let made = try bench.run("lectern export --to swift")
      #expect(made.status == 0, "\(made)")
      let line = try #require(bench.text("01-sums.swift").firstMatch(of: #/\n\/\/   (lectern run-script .+)\n/#))
      let run = try bench.run(String(line.output.1))
      #expect(run.status == 0 && run.output == "x is 4\ntext\n" && run.error == "", "\(run)")
      let trap = try bench.run("echo 'let a = [1]; print(a[7])' > t.swift; lectern run-script t.swift")
      #expect(trap.status == 1 && trap.error.hasPrefix("t.swift:1:"), "\(trap)")
      let wrong = try bench.run("echo 'let a = b' > t.swift; lectern run-script t.swift")
      #expect(wrong.status == 1 && wrong.error.contains("t.swift:1:9: cannot find 'b' in scope"), "\(wrong)")
      let none = try bench.run("lectern run-script none.swift")
      #expect(none.status == 1 && none.error.contains("there is no file none.swift"))
    }
  }

  @Test func aBrowserThatIsNotThereIsTold() throws {
    try with { bench in
      let none = try bench.run("lectern export --to pdf --without-outputs", environment: ["LECTERN_CHROMIUM": "/none"])
      #expect(none.status == 1 && none.error.contains("LECTERN_CHROMIUM is /none, and there is no such program"))
      #expect(bench.names(".") == ["Lessons"])
    }
  }

  @Test(.enabled(if: Browser.program("chromium") != nil, "SKIPPED: no browser; on Debian: apt-get install chromium"))
  func aPageIsPrinted() throws {
    try with { bench in
      let made = try bench.run(
        "lectern export 01 --to pdf --without-outputs -o sums.pdf && head -c 5 sums.pdf; ls $TMPDIR")
      #expect(
        made.status == 0 && made.output.hasPrefix("sums.pdf\n%PDF-") && !made.output.contains("lectern-print"),
        "\(made)")
    }
  }

  @Test func theLessonItselfIsNeverWrittenOver() throws {
    try with { bench in
      for command in ["--to md -o Lessons --force", "--to md -o Lessons/01-sums.md --force"] {
        let result = try bench.run("lectern export 01 --without-outputs \(command)")
        #expect(result.status == 1 && result.error.contains("Lessons/01-sums.md is the lesson itself"), "\(result)")
      }
      #expect(try bench.text("Lessons/01-sums.md") == Self.lesson)
    }
  }

  @Test(arguments: [
    ("lectern export 01", "--to"), ("lectern export 01 --to doc", "'ipynb', 'md', 'swift' or 'pdf'"),
    ("lectern export 02 --to md", "no lesson `02`"), ("lectern import", "<notebook>"),
    ("lectern import x.ipynb -o x.txt", "a lesson is a file that ends in .md, and x.txt does not"),
  ])
  func mistakesOfWordsAreToldSo(command: String, words: String) throws {
    try with { bench in
      let result = try bench.run(command)
      #expect(result.status == 2 && result.error.contains(words), "\(result)")
    }
  }

  @Test func twoLessonsAreNotOneFile() throws {
    try with(["01-a.md": Self.lesson, "02-b.md": Self.lesson]) { bench in
      let result = try bench.run("lectern export --to md -o all.md")
      #expect(result.status == 2 && result.error.contains("names one file, and 2 lessons"), "\(result)")
      // What keeps one of them back keeps no other.
      let half = try bench.run("echo mine > 01-a.md; lectern export --to md --without-outputs")
      #expect(half.status == 1 && half.output == "02-b.md\n" && half.error.contains("01-a.md is there already"))
    }
  }

  @Test func whatIsNoSwiftNotebookIsTold() throws {
    try with { bench in
      let files = [
        "text": "hello", "python": #"{"nbformat": 4, "metadata": {"kernelspec": {"language": "python"}}, "cells": []}"#,
      ]
      for (name, text) in files {
        try Data(text.utf8).write(to: bench.folder.appendingPathComponent("\(name).ipynb"))
      }
      let text = try bench.run("lectern import text.ipynb")
      #expect(
        text.status == 1 && text.error == "Error: text.ipynb is no notebook: a notebook is JSON, and this is not\n")
      let python = try bench.run("lectern import python.ipynb")
      #expect(
        python.status == 1 && python.error.contains("is a notebook of Python, and the steps of a lesson are Swift"))
      #expect(try bench.run("lectern import none.ipynb").error.contains("none.ipynb cannot be read: "))
      #expect(bench.names(".").filter { $0.hasSuffix(".md") } == [])
    }
  }

  /// A lesson with mistakes is written, so that they can be mended, and told.
  @Test func mistakesOfTheLessonAreTold() throws {
    try with { bench in
      let notebook =
        #"{"nbformat": 4, "metadata": {"language_info": {"name": "swift"}}, "cells": [{"cell_type": "markdown", "source": "![](https://x/y.png)"}]}"#
      try Data(notebook.utf8).write(to: bench.folder.appendingPathComponent("old.ipynb"))
      let result = try bench.run("lectern import old.ipynb")
      #expect(result.status == 1 && result.error.contains("old.md:1: the picture https://x/y.png is on the network"))
      #expect(bench.names(".").contains("old.md"))
    }
  }
}
