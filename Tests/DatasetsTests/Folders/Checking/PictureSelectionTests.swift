import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct PictureSelectionTests {
  /// Doubles, near doubles, a contradiction, a broken file, and one whose name is not read.
  private func fill(_ folder: PhotoFolder) throws {
    for seed in 0..<10 { try folder.add("\(seed < 5 ? "a" : "b")/\(seed).jpg", seed) }
    try folder.add("a/0-again.jpg", 0)
    try folder.add("a/1-large.jpg", 1, width: 192, height: 160)
    try folder.add("b/2.jpg", 2)
    try folder.write("b/cut.jpg", try PhotoFolder.picture(30).jpegData().dropLast(200))
    try folder.write("b/named.webp", try PhotoFolder.picture(31).jpegData())
    try folder.add("b/tiny.png", 32, width: 32, height: 32)
  }

  @Test func whatCannotBeTrainedOnIsLeftOutAndTheFolderStays() throws {
    try PhotoFolder.with { folder in
      try fill(folder)
      let before = try PhotoFolder.files(folder.url)
      let check = try FolderCheck(folder.url)
      let selection = check.selection()
      let kinds = Dictionary(uniqueKeysWithValues: selection.leftOut.map { ($0.name, $0.kind) })
      #expect(
        kinds == [
          "a/0.jpg": .double, "a/1.jpg": .nearDouble, "a/2.jpg": .contradictory, "b/2.jpg": .contradictory,
          "b/cut.jpg": .unreadable,
        ])
      #expect(selection.leftOut.allSatisfy { $0.reason.hasPrefix($0.name) })
      let clean = folder.beside("clean")
      try selection.write(to: clean)
      let copied = try PhotoFolder.files(clean).filter { !$0.key.hasPrefix(".") }
      #expect(
        copied.keys.sorted() == [
          "a/0-again.jpg", "a/1-large.jpg", "a/3.jpg", "a/4.jpg", "b/5.jpg", "b/6.jpg", "b/7.jpg", "b/8.jpg", "b/9.jpg",
          "b/named.webp.jpg", "b/tiny.png",
        ])
      #expect(
        copied["a/1-large.jpg"] == before["a/1-large.jpg"] && copied["b/named.webp.jpg"] == before["b/named.webp"])
      #expect(try PhotoFolder.files(folder.url) == before)
      #expect(try FolderCheck(clean).findings.map(\.kind) == [.tiny])
      #expect(check.selection(leavingOut: [.tiny]).leftOut.last?.name == "b/tiny.png")
    }
  }

  @Test func aCopyIsMadeAnewAndNothingOfOthersIsRemoved() throws {
    try PhotoFolder.with { folder in
      try fill(folder)
      let clean = folder.beside("clean")
      let check = try FolderCheck(folder.url)
      try check.selection().write(to: clean)
      let first = try PhotoFolder.files(clean)
      try check.selection().write(to: clean)
      #expect(try PhotoFolder.files(clean) == first)
      // Fewer now: what was put there before goes.
      try check.selection(leavingOut: [.tiny]).write(to: clean, linking: true)
      #expect(try PhotoFolder.files(clean).keys.contains("b/tiny.png") == false)
      try Data("mine".utf8).write(to: clean.appendingPathComponent("a/mine.jpg"))
      #expect(throws: PictureSelectionError.occupied(folder: clean.path, file: "a/mine.jpg")) {
        try check.selection().write(to: clean)
      }
      try FileManager.default.removeItem(at: clean.appendingPathComponent("a/mine.jpg"))
      // The last of its kind: its original is gone.
      try FileManager.default.removeItem(at: folder.url.appendingPathComponent("a/3.jpg"))
      let later = try FolderCheck(folder.url).selection()
      #expect(throws: PictureSelectionError.occupied(folder: clean.path, file: "a/3.jpg")) {
        try later.write(to: clean)
      }
      #expect(FileManager.default.fileExists(atPath: clean.appendingPathComponent("a/3.jpg").path))
    }
  }

  @Test func linksShareTheFile() throws {
    try PhotoFolder.with { folder in
      try folder.add("a/0.jpg", 0)
      let clean = folder.beside("clean")
      try FolderCheck(folder.url).selection().write(to: clean, linking: true)
      func inode(_ url: URL) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: url.path)[.systemFileNumber] as? Int
      }
      #expect(
        try inode(clean.appendingPathComponent("a/0.jpg")) == inode(folder.url.appendingPathComponent("a/0.jpg")))
    }
  }

  @Test func aFolderInTheOtherIsRefused() throws {
    try PhotoFolder.with { folder in
      try folder.add("a/0.jpg", 0)
      let selection = try FolderCheck(folder.url).selection()
      for place in [folder.url, folder.url.appendingPathComponent("a/clean"), folder.url.deletingLastPathComponent()] {
        #expect(throws: PictureSelectionError.sameFolder(place.path, folder: folder.url.path)) {
          try selection.write(to: place)
        }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a"])
    }
  }

  @Test func ofALeakTheValidationKeepsItsPicture() throws {
    try PhotoFolder.with { folder in
      for seed in 0..<4 { try folder.add("train/a/\(seed).jpg", seed, width: 192, height: 160) }
      for seed in 3..<6 { try folder.add("val/a/\(seed).jpg", seed) }
      let left = try FolderCheck(folder.url).selection().leftOut
      #expect(left.map(\.name) == ["train/a/3.jpg"] && left[0].kind == .leaked)
      #expect(left[0].reason == "train/a/3.jpg is the same picture as val/a/3.jpg, which is kept.")
    }
  }

  @Test func aSplitTakesTheSameShareOfEachClassAndKeepsTheSameTogether() throws {
    try PhotoFolder.with { folder in
      for seed in 0..<20 { try folder.add("a/\(seed).jpg", seed) }
      for seed in 20..<30 { try folder.add("b/\(seed).jpg", seed) }
      // Five pictures three times each.
      for seed in 0..<5 {
        try folder.add("a/\(seed)-small.jpg", seed, width: 72, height: 66)
        try folder.add("a/\(seed)-again.jpg", seed)
      }
      let check = try FolderCheck(folder.url)
      var splits: Set<[PictureSelection.Kept]> = []
      for seed in 0..<8 {
        let split = try check.split(validation: 0.2, seed: seed)
        let names = split.kept.map(\.name)
        #expect(names.count == 40 && split.leftOut.isEmpty)
        #expect(names.filter { $0.hasPrefix("val/a/") }.count == 6, "\(names)")
        #expect(names.filter { $0.hasPrefix("val/b/") }.count == 2)
        for same in 0..<5 {
          let parts = Set(
            names.filter { $0.contains("a/\(same).") || $0.contains("a/\(same)-") }.map { $0.prefix { $0 != "/" } })
          #expect(parts.count == 1)
        }
        #expect(try check.split(validation: 0.2, seed: seed).kept == split.kept)
        splits.insert(split.kept)
      }
      #expect(splits.count > 6)
      let clean = folder.beside("clean")
      try check.selection(leavingOut: [], validation: 0.25, seed: 1).write(to: clean)
      let again = try FolderCheck(clean)
      #expect(again.parts == ["train", "val"] && again.balance.counts == [[15, 5], [7, 3]])
      #expect(again.findings.isEmpty)
      #expect(throws: PictureSelectionError.hasParts(folder: clean.path, parts: ["train", "val"])) {
        try again.split(validation: 0.2)
      }
    }
  }

  @Test func whatCannotBeSplitIsSaid() throws {
    try PhotoFolder.with { folder in
      for seed in 0..<4 { try folder.add("a/\(seed).jpg", seed) }
      try folder.add("b/9.jpg", 9)
      try folder.add("b/9-small.jpg", 9, width: 70, height: 64)
      let check = try FolderCheck(folder.url)
      #expect(throws: PictureSelectionError.share(1)) { try check.split(validation: 1) }
      #expect(throws: PictureSelectionError.share(0)) { try check.split(validation: 0) }
      let error = #expect(throws: PictureSelectionError.tooFew(folder: folder.url.path, className: "b", count: 2)) {
        try check.split(validation: 0.2)
      }
      #expect("\(try #require(error))".contains("2 pictures, all the same,"))
    }
  }
}
