import Foundation
import TestSupport
import Testing
import TransferLearning

/// `lectern classify`, with a model that tells colours apart: by the mean of each channel.
@Suite struct ClassifyTests {
  private let bench: CommandLineBench

  init() throws { bench = try CommandLineBench([:]) }

  private func save(_ file: String, names: [String]? = ["blue", "green", "red"], size: Int? = 8) throws {
    let input = Input([size, size, 3])
    let means = try GlobalAveragePooling2D()(input)
    let count = names.map { $0.count } ?? 3
    let model = try Model(inputs: input, outputs: Dense(count, activation: .softmax)(means))
    // The classes in the order of the alphabet, the channels in theirs.
    let kernel: [Float] = count == 3 ? [0, 0, 4, 0, 4, 0, 4, 0, 0] : [0, 1, 0, 0, 1, 0]
    model.variables[0].value = Tensor(shape: [3, count], scalars: kernel)
    let path = bench.folder.appendingPathComponent(file).path
    if let names {
      try model.save(path, classNames: names, preprocessing: .tf)
    } else {
      try model.save(path)
    }
  }

  private func add(_ name: String, _ colour: [UInt8]) throws {
    let pixels = (0..<16 * 12).flatMap { _ in colour }
    try write(name, Picture(width: 16, height: 12, pixels: pixels).pngData())
  }

  private func write(_ name: String, _ data: Data) throws {
    let file = bench.folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

  @Test(arguments: ["mine.keras", "mine.h5"]) func aPictureIsALine(file: String) throws {
    defer { bench.remove() }
    try save(file)
    try add("a.png", [200, 0, 40])
    try add("longer name.png", [0, 130, 120])
    let result = try bench.run("lectern classify \(file) a.png 'longer name.png'")
    #expect(result.status == 0 && result.error.isEmpty, "\(result)")
    #expect(
      lines(result.output) == [
        "a.png            red     99.2%   then blue 0.7%", "longer name.png  green   57.2%   then blue 41.8%",
      ], "\(result.output)")
    let three = try bench.run("lectern classify \(file) a.png --top 9")
    #expect(three.output.hasSuffix("then blue 0.7%, green 0.2%\n"))
  }

  @Test func foldersOfClassesTellHowManyAreRight() throws {
    defer { bench.remove() }
    try save("mine.keras")
    try add("val/red/1.png", [250, 0, 0])
    try add("val/red/deeper/2.png", [220, 40, 0])
    try add("val/blue/3.png", [0, 0, 222])
    try add("val/green/wrong.png", [240, 0, 0])
    try write("val/red/old.bmp", Data("BM".utf8))
    let result = try bench.run("lectern classify mine.keras val --top 1")
    #expect(result.status == 0, "\(result)")
    #expect(result.error == "Note: only .jpg, .jpeg and .png are read; val has also 1 .bmp.\n")
    let found = lines(result.output)
    #expect(found[0].hasPrefix("val/blue/3.png") && found[0].hasSuffix("✓"))
    #expect(found[1].hasPrefix("val/green/wrong.png") && found[1].hasSuffix("✗ is green"))
    #expect(result.output.contains("\n\n3 of 4 right: accuracy 75.0%\n\n"))
    #expect(result.output.contains("is      predicted blue   predicted green   predicted red"), "\(result.output)")
    // A folder that is no class: nothing is known.
    try add("val/violet/4.png", [120, 0, 120])
    let unknown = try bench.run("lectern classify mine.keras val --top 1")
    #expect(unknown.status == 0 && !unknown.output.contains("right") && !unknown.output.contains("✓"))
    #expect(unknown.error.contains("val has the folder violet, which is no class of the model"))
  }

  @Test func brokenPicturesAreToldAndSkipped() throws {
    defer { bench.remove() }
    try save("mine.keras")
    try add("in/a.png", [200, 0, 40])
    try write("in/b.jpg", Data("<html>".utf8))
    try add("in/c.png", [0, 0, 240])
    let result = try bench.run("lectern classify mine.keras in")
    #expect(result.status == 1 && lines(result.output).count == 2)
    #expect(
      result.error
        == "Left out: in/b.jpg is not a JPEG or PNG picture: it seems to be a web page; download the picture itself.\n"
        + "1 of 3 pictures could not be read.\n")
    let json = try bench.run("lectern classify mine.keras in --json")
    #expect(json.status == 1 && lines(json.output)[1].hasPrefix(#"{"error":"in/b.jpg is not"#))
    let all = try bench.run("lectern classify mine.keras in/b.jpg")
    #expect(all.status == 1 && all.output.isEmpty)
  }

  @Test func programsGetJSONOrCSV() throws {
    defer { bench.remove() }
    try save("mine.keras")
    try add("val/red/1, \"x\".png", [250, 0, 0])
    try add("val/blue/2.png", [0, 0, 250])
    let json = try bench.run("lectern classify mine.keras val --json")
    let objects = try lines(json.output).map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.map { $0["file"] as? String } == ["val/blue/2.png", "val/red/1, \"x\".png"])
    #expect(objects.map { $0["is"] as? String } == ["blue", "red"])
    let guesses = try #require(objects[1]["predictions"] as? [[String: Any]])
    #expect(guesses.count == 2 && guesses[0]["class"] as? String == "red")
    #expect((guesses[0]["probability"] as? Double ?? 0) > 0.99)
    #expect(json.error.contains("2 of 2 right: accuracy 100.0%"))
    let csv = try bench.run("lectern classify mine.keras val --csv --top 1")
    let rows = lines(csv.output)
    #expect(rows[0] == "file,is,class,probability" && rows[1].hasPrefix("val/blue/2.png,blue,blue,0.9"))
    #expect(rows[2].hasPrefix(#""val/red/1, ""x"".png",red,red,0.9"#))
  }

  @Test func aFileWithoutNamesTakesThem() throws {
    defer { bench.remove() }
    try save("plain.keras", names: nil)
    try add("a.png", [200, 0, 40])
    let none = try bench.run("lectern classify plain.keras a.png")
    #expect(none.status == 2 && none.error.contains("plain.keras does not say what its classes are called"), "\(none)")
    #expect(none.error.contains("Name all 3, in the order of the outputs: --classes a,b,…."))
    let named = try bench.run("lectern classify plain.keras a.png --classes 'blau, grün, rot'")
    #expect(named.status == 0 && named.output.hasPrefix("a.png  rot   100.0%"), "\(named)")
    #expect(named.error.contains("does not say how pictures are prepared"))
    try write("labels.txt", Data("blau\r\ngrün\r\nrot\r\n\r\n".utf8))
    let file = try bench.run("lectern classify plain.keras a.png --labels labels.txt --preprocessing tf")
    #expect(file.status == 0 && file.error.isEmpty && file.output.hasPrefix("a.png  rot    99.2%"), "\(file)")
    let two = try bench.run("lectern classify plain.keras a.png --classes a,b")
    #expect(two.status == 2 && two.error.contains("Give 3 names"))
    try save("any.keras", names: nil, size: nil)
    let size = try bench.run("lectern classify any.keras a.png --classes a,b,c")
    #expect(size.status == 2 && size.error.contains("--size 224"))
    #expect(try bench.run("lectern classify any.keras a.png --classes a,b,c --size 12").status == 0)
  }

  @Test(arguments: [
    ("lectern classify mine.kers a.png", "mine.kers: no such file. Did you mean \"mine.keras\"?"),
    ("lectern classify ./mine.kers a.png", "./mine.kers: no such file. Did you mean \"./mine.keras\"?"),
    ("lectern classify efficentNetLite0 a.png", "Did you mean \"efficientNetLite0\""),
    ("lectern classify zzzzzzzzzzzzzzz a.png", "`lectern models` lists the networks"),
    ("lectern classify folder a.png", "folder is a folder; a model is a file"),
    ("lectern classify mine.keras b.png", "b.png: no such picture or folder."),
    ("lectern classify mine.keras folder", "There is no picture (.jpg, .jpeg, .png) in the folder folder."),
    ("lectern classify mine.keras", "'<picture> ...'"),
    ("lectern classify mine.keras a.png --top 0", "--top is a number of classes from 1"),
    ("lectern classify mine.keras a.png --json --csv", "leave one out"),
    ("lectern classify mine.keras a.png --classes a, ", "an empty name"),
    ("lectern classify mine.keras a.png --labels nothing.txt", "nothing.txt: no such file"),
    ("lectern classify mine.keras a.png --labels lines.txt", "lines.txt:2 is an empty line"),
    ("lectern classify mine.keras a.png --preprocessing tff", "There are: none, tf, caffe, torch, lite"),
    ("lectern classify vgg16 a.png --size 20", "are for files"),
    ("lectern classify mine.keras a.png --size 9", "takes inputs of shape"),
  ])
  func aMistakeIsToldInASentence(command: String, words: String) throws {
    defer { bench.remove() }
    try save("mine.keras")
    try add("a.png", [1, 2, 3])
    try write("lines.txt", Data("a\n\nb\n".utf8))
    try FileManager.default.createDirectory(
      at: bench.folder.appendingPathComponent("folder"), withIntermediateDirectories: true)
    let result = try bench.run(command)
    #expect(result.status == 2 && result.output.isEmpty, "\(result)")
    #expect(result.error.hasPrefix("Error: ") && result.error.contains(words), "\(result.error)")
  }

  @Test func aBrokenModelIsNamed() throws {
    defer { bench.remove() }
    try write("mine.keras", Data("PK\u{3}\u{4} no".utf8))
    try add("a.png", [1, 2, 3])
    let result = try bench.run("lectern classify mine.keras a.png")
    #expect(result.status == 1 && result.error.hasPrefix("Error: ") && result.error.contains("mine.keras"), "\(result)")
  }

  /// How far it is stands on a terminal, is gone before a result is written, and is nowhere else.
  @Test func progressIsForTerminals() throws {
    defer { bench.remove() }
    try save("mine.keras")
    for index in 0..<40 { try add("many/\(index).png", [250, UInt8(index), 0]) }
    let terminal = try TerminalBench("lectern classify mine.keras many --top 1", in: bench)
    #expect(terminal.wait(for: "0 of 40 pictures").hasSuffix("\r0 of 40 pictures"))
    #expect(terminal.wait(for: "many/0.png") == "\u{1b}[K\r\u{1b}[Kmany/0.png")
    terminal.wait(for: "32 of 40 pictures\u{1b}[K\r\u{1b}[K")
    #expect(terminal.end() == 0 && terminal.text.hasSuffix("%\n"))
    let file = try bench.run("lectern classify mine.keras many --top 1 > out.txt")
    #expect(file.error.isEmpty)
    #expect(try lines(bench.text("out.txt")).count == 40)
  }

  /// Thousands come as they are made, and who reads no longer ends it.
  @Test func manyPicturesStream() throws {
    defer { bench.remove() }
    try save("mine.keras")
    try add("many/0.png", [250, 0, 0])
    let result = try bench.run(
      "for i in $(seq 1 300); do ln many/0.png many/$i.png; done; lectern classify mine.keras many | head -1")
    #expect(result.output.hasPrefix("many/0.png") && lines(result.output).count == 1)
    let all = try bench.run("lectern classify mine.keras many --top 1 | wc -l")
    #expect(all.output.trimmingCharacters(in: .whitespacesAndNewlines) == "301" && all.error.isEmpty)
  }
}
