import Downloads
import Foundation
import NeuralNetworks
import TestSupport
import Testing

@testable import Weights

/// What a model's file says of its classes and pictures.
@Suite struct ModelNotesTests {
  @Test(arguments: ["m.keras", "m.h5"]) func namesAndPreparationComeBack(file: String) throws {
    try withTemporaryFolder { folder in
      let url = folder.appendingPathComponent(file)
      let model = try SampleModels.model("sequential")
      model.classNames = ["rural", "urbän \"x\"", "日本"]
      model.preparation = Data(#"{"height":8,"later":[1,2,{"a":null}]}"#.utf8)
      try model.save(to: url)
      let read = try Model(ModelFile(url: url, isVerified: true))
      #expect(read.classNames == model.classNames && read.preparation == model.preparation)
      // And again, of what was read.
      try read.save(to: url)
      #expect(try Model(ModelFile(url: url, isVerified: true)).classNames == model.classNames)
      #expect(Model(sharing: read).classNames == model.classNames)
      model.classNames = nil
      model.preparation = nil
      try model.save(to: url)
      let plain = try Model(ModelFile(url: url, isVerified: true))
      #expect(plain.classNames == nil && plain.preparation == nil)
      if file == "m.keras" {
        #expect(try ZipArchive(url).names == ["metadata.json", "config.json", "model.weights.h5"])
      }
    }
  }

  @Test func theyAreAMemberOfTheirOwn() throws {
    try withTemporaryFolder { folder in
      let url = folder.appendingPathComponent("m.keras")
      let model = try SampleModels.model("sequential")
      model.classNames = ["a", "b", "c"]
      try model.save(to: url)
      #expect(try ZipArchive(url).names.last == "lectern.json")
      let text = String(decoding: try ZipArchive(url).contents("lectern.json"), as: UTF8.self)
      #expect(text == #"{"classNames":["a","b","c"],"format":1}"#)
    }
  }

  @Test(arguments: [
    ("", "no JSON object"), ("[]", "no JSON object"), ("{", "no JSON object"), ("{}", "the format is null"),
    (#"{"format": 2}"#, "a later Lectern wrote it"), (#"{"format": 1, "classNames": "a"}"#, "no list"),
    (#"{"format": 1, "classNames": ["a", 1]}"#, "not all class names are texts"),
    (#"{"format": 1, "classNames": []}"#, "there are 0 class names"),
    (#"{"format": 1, "classNames": ["a", "\u001b[31mred"]}"#, "control characters"),
    (#"{"format": 1, "classNames": ["a", ""]}"#, "empty"), (#"{"format": 1, "preparation": 3}"#, "no object"),
    (#"{"format": 1, "classNames": ["\#(String(repeating: "x", count: 2000))"]}"#, "too long"),
    (#"{"format": 1, "classNames": ["\#(String(repeating: "x", count: 5 << 20))"]}"#, "5242"),
  ]) func whatAFileSaysIsNotTrusted(json: String, words: String) throws {
    try withTemporaryFolder { folder in
      let url = folder.appendingPathComponent("m.keras")
      try SampleModels.model("sequential").save(to: url)
      let archive = try ZipArchive(url)
      var members = try archive.names.map { ($0, ZipArchive.Source.bytes(try archive.contents($0))) }
      members.append(("lectern.json", .bytes(Data(json.utf8))))
      let changed = folder.appendingPathComponent("changed.keras")
      try ZipArchive.write(members, to: changed)
      let error = #expect(throws: (any Error).self) { try Model(ModelFile(url: changed, isVerified: true)) }
      let text = "\(try #require(error))"
      #expect(text.contains(words) && text.contains(changed.path) && text.count < 600, "\(text)")
    }
  }

  @Test func namesThatCouldNotBeReadBackAreNotWritten() throws {
    try withTemporaryFolder { folder in
      let model = try SampleModels.model("sequential")
      for names in [[], ["a", ""], ["a\u{7}"]] {
        model.classNames = names
        for file in ["m.keras", "m.h5"] {
          #expect(throws: ModelFileError.self) { try model.save(to: folder.appendingPathComponent(file)) }
        }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }
}
