import Foundation
import StepOutput
import Subprocess

/// From addresses in loaded files to lines of the Markdown, by the toolchain's llvm-symbolizer.
struct FrameResolver: Sendable {
  let toolchain: Toolchain

  /// A call: a function and where in the source. `function` may be the runtime's word for a trap that the compiler inlined.
  struct Frame: Hashable, Sendable {
    var function: String
    /// The library that it is in.
    var library: String
    var file: String
    var line: Int
    var column: Int
  }

  /// The frames of these addresses that have a source, innermost first, inlined ones too. Empty when there is no symbolizer.
  func frames(at addresses: [CodeAddress]) async -> [Frame] {
    // Only those of steps: the engine is in the kernel's executable.
    let ofSteps = addresses.filter { $0.file.hasSuffix(".so") && !$0.file.contains("/lib/swift/linux/") }
    let asked = Array(ofSteps.prefix(24))
    var frames = await symbolize(asked)
    if let first = asked.first, let frame = frames.first, frame.line == 0 {
      // An instruction of no line, such as a loop's jump: the nearest before it that has one, else behind it. What has no column is a
      // function's entry, and the line is rather that of what comes next.
      let steps = ((1...16).map { -3 * $0 }, (1...8).map { 3 * $0 })
      let before = await lines(near: first, by: steps.0, in: frame.function)
      let behind = await lines(near: first, by: steps.1, in: frame.function)
      let isEntry = before.first.map { $0.column == 0 } ?? true
      if let line = (isEntry ? behind.first { $0.column > 0 } : nil) ?? before.first ?? behind.first {
        frames[0] = line
      }
    }
    return frames
  }

  /// The frames of a function at places near another that have a line, in the order of the steps to them.
  private func lines(near place: CodeAddress, by steps: [Int], in function: String) async -> [Frame] {
    let near = steps.map { CodeAddress(file: place.file, offset: place.offset &+ UInt64(bitPattern: Int64($0))) }
    return await symbolize(near).filter { $0.line > 0 && $0.function == function }
  }

  private func symbolize(_ addresses: [CodeAddress]) async -> [Frame] {
    guard !addresses.isEmpty else { return [] }
    let places = addresses.map { "CODE \($0.file) 0x\(String($0.offset, radix: 16))" }
    let result = try? await Subprocess.run(
      .path(.init(toolchain.usr.appendingPathComponent("bin/llvm-symbolizer").path)),
      arguments: Arguments(["--inlining", "--relativenames", "--output-style=JSON"] + places), platformOptions: .apart,
      input: .none,
      output: .string(limit: 4 << 20), error: .discarded)
    return result?.standardOutput.split(separator: "\n").flatMap { Self.decode(Data($0.utf8)) } ?? []
  }

  private static func decode(_ line: Data) -> [Frame] {
    ((try? JSONDecoder().decode([Answer].self, from: line)) ?? []).flatMap { answer in
      (answer.symbols ?? []).map { symbol in
        Frame(
          function: symbol.function ?? "", library: answer.module ?? "", file: symbol.file ?? "",
          line: symbol.line ?? 0, column: symbol.column ?? 0)
      }
    }
  }

  /// llvm-symbolizer's JSON.
  private struct Answer: Decodable {
    var module: String?
    var symbols: [Symbol]?
    enum CodingKeys: String, CodingKey {
      case module = "ModuleName"
      case symbols = "Symbol"
    }

    struct Symbol: Decodable {
      var function: String?
      var file: String?
      var line: Int?
      var column: Int?
      enum CodingKeys: String, CodingKey {
        case function = "FunctionName"
        case file = "FileName"
        case line = "Line"
        case column = "Column"
      }
    }
  }
}
