import Foundation
import TestSupport
import Testing

@testable import TransferLearning

@Suite struct FolderCheckShowingTests {
  private func fill(_ folder: URL) throws {
    func write(_ name: String, _ data: Data) throws {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    func picture(_ seed: Int, side: Int = 80) -> Picture {
      Picture(width: side, height: side, pixels: wavyPixels(seed, width: side, height: side))
    }
    for seed in 0..<6 { try write("rural/\(seed).jpg", picture(seed).jpegData()) }
    for seed in 10..<12 { try write("urban/\(seed).jpg", picture(seed).jpegData()) }
    for seed in 0..<5 { try write("rural/\(seed)-small.png", picture(seed, side: 40).pngData()) }
    try write("urban/cut.jpg", picture(20).jpegData().dropLast(100))
  }

  private func tables(_ value: some Showable) -> [StepOutput.Table] {
    value.stepOutputs.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  @Test func findingsAreATableByKindAndTheClassesAnother() throws {
    try withTemporaryFolder { scratch in
      let folder = scratch.appendingPathComponent("mine")
      try fill(folder)
      let check = try FolderCheck(folder)
      let (found, classes) = (tables(check)[0], tables(check)[1])
      #expect(found.title == "14 pictures in mine, looked over")
      #expect(
        found.rows == [
          ["cannot be read", "1", "urban/cut.jpg"],
          [
            "the same picture in another size or quality", "5",
            "rural/0-small.png = rural/0.jpg, rural/1-small.png = rural/1.jpg, rural/2-small.png = rural/2.jpg, and 2 more",
          ],
          ["tiny", "5", "rural/0-small.png, rural/1-small.png, rural/2-small.png, and 2 more"],
          ["classes of very different sizes", "1", "rural and urban"],
        ])
      #expect(classes.rows == [["rural", "11", "84.6%"], ["urban", "2", "15.4%"]])
      #expect(
        classes.footer == ["Always guessing rural would be right 84.6% of the time: that is what a model has to beat."])
      #expect(tables(check.findings(.unreadable))[0].rows[0][1].hasPrefix("urban/cut.jpg cannot be decoded: "))
      #expect(check.description.contains("looked over") && check.description.contains("Always guessing rural"))
      let grid = PictureGrid("Doubles", findings: check.findings(.nearDouble), count: 5)
      guard case .images(let images)? = grid.stepOutputs.first else { throw ClassifierError.preparation("no grid") }
      #expect(images.pictures.map(\.caption).prefix(2) == ["rural/0-small.png, 40 × 40", "rural/0.jpg, 80 × 80"])
      // Pairs stay together.
      #expect(images.pictures.count == 4)
      guard case .text(let none)? = PictureGrid(findings: check.findings(.leaked)).stepOutputs.first else {
        throw ClassifierError.preparation("no sentence")
      }
      #expect(none == "There is nothing to be seen.\n")
    }
  }

  @Test func whatIsLeftOutIsATable() throws {
    try withTemporaryFolder { scratch in
      let folder = scratch.appendingPathComponent("mine")
      try fill(folder)
      let check = try FolderCheck(folder)
      let place = scratch.appendingPathComponent("clean")
      #expect(try check.cleaned(into: place, validation: 0.4, seed: 3, verbose: false) == place)
      #expect(try ImageFolder(place.appendingPathComponent("train")).files.count == 5)
      #expect(try ImageFolder(place.appendingPathComponent("val")).files.count == 3)
      let selection = try check.selection(leavingOut: [], validation: 0.4, seed: 3)
      let table = tables(selection)[0]
      #expect(table.rows.count == 6)
      #expect(
        table.rows[0] == [
          "rural/0-small.png", "the same picture in another size or quality",
          "rural/0-small.png is the same picture as rural/0.jpg, which is kept.",
        ])
      #expect(table.footer == ["8 pictures are kept: 5 in train, 3 in val."])
      guard case .text(let sentence)? = try FolderCheck(place.appendingPathComponent("val")).stepOutputs.first else {
        throw ClassifierError.preparation("no sentence")
      }
      #expect(sentence == "3 pictures in val, looked over: nothing is wrong with them.\n")
      let clean = try FolderCheck(place).selection()
      #expect(PlainText.of(clean.stepOutputs[0]) == "Nothing is left out; 8 pictures are kept: 5 in train, 3 in val.\n")
    }
  }
}
