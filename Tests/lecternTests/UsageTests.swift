import Foundation
import Testing

/// Mistakes in the words of the command end with 2, say what is wrong in one sentence, and run nothing.
@Suite struct UsageTests {
  @Test(arguments: [
    ("lectern rn", "did you mean `run`?"),
    ("lectern 04", "did you mean `lectern run 04`?"),
    ("lectern weights lst", "did you mean `list`?"),
    ("lectern weights fetch xcepton", "Did you mean \"xception\"?"),
    ("lectern photos fetch --timeout 0", "above 0"),
    ("lectern photos fetch roses", "'urban-and-rural', 'flowers' or 'cats-and-dogs'"),
    ("lectern photos lst", "did you mean `list`?"),
    ("lectern run --colour auto", "Did you mean '--color'?"),
    ("lectern run --color blue", "'auto', 'always' or 'never'"),
    ("lectern run 99", "There are: 01-hello, 04-fails"),
    ("lectern run 01-helo", "did you mean `01-hello`?"),
    ("lectern run 0", "01-hello or 04-fails"),
    ("lectern run Lessons/nothing.md", "there is no lesson"),
    ("lectern run --set epoch=1", "did you mean `epochs`?"),
    ("lectern run --set learningspeed=1", "There are: epochs, flip, name, rate"),
    ("lectern run 01 --set epochs=1", "these lessons have none"),
    ("lectern run --set epochs=many", "`epochs` is a whole number in the lesson, and `many` is not"),
    ("lectern run --set epochs=1.5", "a whole number"),
    ("lectern run --set flip=maybe", "true or false"),
    ("lectern run --set rate=fast", "`rate` is a number"),
    ("lectern run --set epochs", "no NAME=VALUE"),
    ("lectern run --set =3", "no NAME=VALUE"),
    ("lectern run --only 04", "LESSON#STEP"),
    ("lectern run --only 04#one --explain", "so --explain has nothing to say of it"),
    ("lectern run --jobs 0", "--jobs takes a whole number from 1, and 0 is none"),
    ("lectern run 01 --only 04#one", "no other lesson"),
    ("lectern run --only 04#tow", "did you mean `two`?"),
    ("lectern run --only 05#one", "there is no lesson"),
    ("lectern run --photos nowhere", "there is no such folder"),
    ("lectern run --photos Lessons", "there is no folder train in it"),
    ("mkdir -p a/train/x a/val; lectern run --photos a --photos nowhere", "--photos nowhere: there is no such folder"),
    ("mkdir -p a/train/x; lectern serve --photos a", "--photos a: there is no folder val in it"),
    ("mkdir -p a:b/train/x a:b/val; lectern run --photos a:b --photos a:b", "it can only be named alone"),
    ("lectern run --goldfish nowhere.jpg", "there is no such file"),
    ("lectern run --goldfish Lessons", "there is no such file"),
  ])
  func aMistakeIsToldInASentence(command: String, words: String) throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    let result = try bench.run(command)
    #expect(result.status == 2, "\(result)")
    #expect(result.error.contains(words), "\(result.error)")
    #expect(result.error.hasPrefix("Error: ") && result.output.isEmpty)
    #expect(!result.error.contains("..\n"), "\(result.error)")
    #expect(bench.names("Output") == [])
  }

  @Test func withoutACourseItSaysWhereToBegin() throws {
    let bench = try CommandLineBench([:])
    defer { bench.remove() }
    let none = try bench.run("lectern run")
    #expect(none.status == 2 && none.error.contains("no folder Lessons here"))
    let empty = try bench.run("mkdir Lessons; lectern run")
    let index = try bench.run("touch Lessons/index.md; lectern run")
    #expect(index.status == 2 && index.error.contains("give it another name"))
    #expect(empty.status == 2 && empty.error.contains("holds no lesson"))
  }

  @Test func helpIsWhole() throws {
    let bench = try CommandLineBench([:])
    defer { bench.remove() }
    let alone = try bench.run("lectern")
    #expect(alone.status == 0 && alone.output.contains("SUBCOMMANDS:"))
    let run = try bench.run("lectern run --help")
    for words in ["Exit status: 0", "WHAT RUNS:", "YOUR OWN PICTURES:", "lectern run 04", "USAGE: lectern run"] {
      #expect(run.status == 0 && run.output.contains(words), "\(words)")
    }
    #expect(try bench.run("lectern help run").output == run.output)
    for command in [
      "step", "watch", "classify", "weights", "weights fetch", "models", "photos", "photos fetch", "photos list",
      "cache",
      "cache clear", "bench",
      "bench training", "bench kernel", "bench course", "bench growth", "export", "import", "run-script",
    ] {
      let help = try bench.run("lectern \(command) --help")
      #expect(help.status == 0 && help.output.contains("USAGE: lectern \(command)"), "\(help)")
    }
    #expect(try bench.run("lectern --version").output == "Lectern 0.1.0\n")
  }
}
