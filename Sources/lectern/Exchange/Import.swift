import ArgumentParser
import Files
import Foundation
import Literate

/// `lectern import`: a notebook as a lesson.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a lesson of a Swift notebook.",
    usage: "lectern import <notebook> [--output <file>] [--force]",
    discussion: """
      Markdown cells become prose, code cells steps; pictures that the notebook holds become files beside the lesson. What is no \
      step of Lectern's, such as `%install`, is kept as a comment and told. Without --output the lesson is NAME.md in the \
      current folder.

        lectern import 04.ipynb --output Lessons/04-mine.md

      A lesson is a program and runs with your rights: read what others wrote before you run it.
      Exit status: 0 it is written, 1 it is not, or the lesson has mistakes, 2 the command was not understood.
      """)

  @Argument(help: ArgumentHelp("A notebook of nbformat 3 or 4 whose code is Swift.", valueName: "notebook"))
  var notebook: String
  @Option(name: .shortAndLong, help: ArgumentHelp("The lesson's file; it ends in .md.", valueName: "file"))
  var output: String?
  @Flag(help: "Write over files that hold something else.") var force = false

  func run() throws {
    let source = URL(fileURLWithPath: notebook)
    let path = output ?? source.deletingPathExtension().lastPathComponent + ".md"
    let target = URL(fileURLWithPath: path)
    guard target.pathExtension.lowercased() == "md" else {
      throw UsageMistake("\(ImportError.notMarkdown(path))", command: "import")
    }
    let name = target.deletingPathExtension().lastPathComponent
    let made = try NotebookImport.lesson(of: source, file: notebook, name: name)
    let parent = (path as NSString).deletingLastPathComponent
    let folder = ExportFolder(URL(fileURLWithPath: parent.isEmpty ? "." : parent, isDirectory: true), overwrites: force)
    let files = [ExportedFile(path: target.lastPathComponent, data: Data(made.markdown.utf8))] + made.pictures
    if let other = folder.obstacle(for: files) { throw ImportError.exists(other) }
    do { try folder.write(files) } catch { throw ImportError.unwritable(path, reason: SystemReason.words(of: error)) }
    print("\(path): \(made.stepCount) \(made.stepCount == 1 ? "step" : "steps")")
    for remark in made.remarks { print("  \(remark)") }
    do { _ = try LessonParser.parse(contentsOf: target, file: path) } catch {
      StandardFiles.complain("It is written, and these are its mistakes, to be mended before it runs:\n\(error)")
      throw ExitCode(1)
    }
  }
}
