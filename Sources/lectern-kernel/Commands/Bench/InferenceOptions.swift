import ArgumentParser
import TransferLearning

/// Which inference is measured.
struct InferenceOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Networks; else resNet50, xception, mobileNetV2, vgg16, inceptionV3 and efficientNetLite0.", valueName: "name"))
  var models: [String] = []
  @Option(parsing: .upToNextOption, help: ArgumentHelp("Pictures in a batch; else 1, 12 and 32.", valueName: "number"))
  var batches: [Int] = []
  @Option(help: "Height and width of the pictures in pixels.") var size = 224
  @Option(
    help:
      "Batches that are timed in each process; fewer, but three, where that would take more than 2 × 10¹² operations.")
  var laps = 15
  @Option(help: "Batches before that.") var warmUp = 4

  @Option(help: "In which numbers networks compute; bfloat16 where the processor has it.") var precision = Precision
    .float32

  /// More in a process would say nothing more.
  private static let mostOperations = 2e12

  func validate() throws {
    guard precision.isSupported else {
      throw ValidationError("--precision \(precision.rawValue) is nothing that this processor has instructions for.")
    }
    for (name, number) in [("size", size), ("laps", laps), ("warm-up", warmUp)] + batches.map({ ("batches", $0) })
    where !(1...10_000).contains(number) {
      throw ValidationError("--\(name) is a number from 1 to 10000; it is \(number).")
    }
    do {
      for model in try networks() where size < model.minimumSize {
        throw ValidationError("--size is at least \(model.minimumSize) for \(model.name); it is \(size).")
      }
    } catch let error as ArchitectureError {
      throw ValidationError("\(error)")
    }
  }

  /// What is to be measured: batch by batch, network by network.
  ///
  /// - Throws: what building a network throws.
  func cases() throws -> [BenchCase] {
    let networks = try networks().map { network in
      // No weight is drawn before it is asked for.
      (network, 2 * Double(try network.build(inputShape: [size, size, 3]).multiplyAdds ?? 0))
    }
    return networks.flatMap { network, operations in
      (batches.isEmpty ? [1, 12, 32] : batches).map { batch in
        let most = Int(Self.mostOperations / (operations * Double(batch)))
        let laps = min(laps, max(3, most))
        return BenchCase(
          kind: .inference, model: network.name, batch: batch, size: size, laps: laps, warmUp: min(warmUp, laps),
          precision: precision == .float32 ? nil : precision)
      }
    }
  }

  private func networks() throws -> [Architecture] {
    let all: [Architecture] = [.resNet50, .xception, .mobileNetV2, .vgg16, .inceptionV3, .efficientNetLite0]
    return models.isEmpty ? all : try models.map { try .named($0) }
  }
}
