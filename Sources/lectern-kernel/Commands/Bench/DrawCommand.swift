import ArgumentParser
import Benchmarks
import Foundation
import TransferLearning

/// `lectern bench draw FILE`: the charts of `lectern bench report`, which speaks of them but cannot draw.
struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "Draw bars; prints a line of JSON.", shouldDisplay: false)

  @Argument var file: String

  func run() throws {
    EndWithParent.ask()
    let all = try JSONDecoder().decode([BarsToDraw].self, from: Data(contentsOf: URL(fileURLWithPath: file)))
    let figures = all.map { bars in
      BarChart(
        title: bars.title, bars: bars.bars.map { .init($0.name, $0.value, note: $0.note) }, valueTitle: bars.valueTitle,
        valueFormat: .measured, goal: bars.goal
      ).figure()
    }
    print(String(decoding: try JSONEncoder().encode(figures), as: UTF8.self))
  }
}
