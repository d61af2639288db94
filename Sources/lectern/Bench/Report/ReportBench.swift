import ArgumentParser
import Foundation
import Literate

/// `lectern bench report FILE …`
struct ReportBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lectern bench report",
    abstract: "Make a page, and a table for a README, of what benches have measured.",
    usage: "lectern bench report <file> ... [--output <dir>] [--readme <file>]",
    discussion: """
      Each file is what a bench printed with --json, or the benchmarks.json of an earlier report, in the order of the page.

        lectern bench inference --against Tests/Peers/openvino --json > inference.json
        lectern bench training --against Tests/Peers/keras --json > training.json
        lectern bench report inference.json training.json --readme README.md

      The page is benchmarks.html, beside the pages of the lessons, whose index leads to it; its numbers are in benchmarks.json. In the \
      README, what stands between the lines <!-- benchmarks --> and <!-- /benchmarks --> is replaced; without --readme it is printed.
      Exit status: 0 all is written, 1 something could not be, 2 the command or a file was not understood.
      """)

  @Argument(help: ArgumentHelp("What a bench printed with --json.", valueName: "file")) var files: [String]
  @Option(name: .shortAndLong, help: ArgumentHelp("The folder of the pages.", valueName: "dir")) var output = "Output"
  @Option(help: ArgumentHelp("A Markdown file with the two lines.", valueName: "file")) var readme: String?

  func run() throws {
    let mistake = { (error: any Error) in UsageMistake("\(error)", command: "bench report") }
    let reports: [NamedReport]
    let block: ReadmeBlock?
    do {
      reports = try files.flatMap(NamedReport.read)
      block = try readme.map(ReadmeBlock.init(file:))
    } catch { throw mistake(error) }
    let charts = try ReportCharts(reports, kernel: Installation.kernel.executable)
    let page = BenchmarksPage(reports: reports, charts: charts).page
    let folder = URL(fileURLWithPath: output, isDirectory: true)
    try ReportPlace(output: folder).pages().writeBenchmarks(page, numbers: NamedReport.json(reports))
    let markdown = ReportMarkdown(reports: reports).text
    if let block {
      try block.write(markdown)
    } else {
      print(markdown)
    }
    StandardFiles.complain(
      "The page is \(folder.appendingPathComponent("\(CoursePages.benchmarks).html").relativePath).")
  }
}
