import Foundation
import StepOutput
import Subprocess

/// From addresses in loaded files to lines of the Markdown, by the toolchain's llvm-symbolizer.
struct FrameResolver: Sendable {
  let toolchain: Toolchain

  /// A call: a function and where in the source. `function` may be the runtime's word for a trap that the compiler inlined.
  struct Frame: Hashable, Sendable {
    var function: String
    var file: String
    var line: Int
    var column: Int
  }

  /// The frames of these addresses that have a source, innermost first, inlined ones too. Empty when there is no symbolizer.
  func frames(at addresses: [CodeAddress]) async -> [Frame] {
    let asked = addresses.prefix(24).filter { $0.file.hasSuffix(".so") && !$0.file.contains("/lib/swift/linux/") }
    guard !asked.isEmpty else { return [] }
    let arguments = asked.flatMap { ["CODE \($0.file) 0x\(String($0.offset, radix: 16))"] }
    guard
      let result = try? await Subprocess.run(
        .path(.init(toolchain.usr.appendingPathComponent("bin/llvm-symbolizer").path)),
        arguments: Arguments(["--inlining", "--relativenames", "--skip-line-zero", "--output-style=JSON"] + arguments),
        input: .none,
        output: .string(limit: 4 << 20), error: .discarded)
    else { return [] }
    return result.standardOutput.split(separator: "\n").flatMap { Self.decode(Data($0.utf8)) }
  }

  private static func decode(_ line: Data) -> [Frame] {
    ((try? JSONDecoder().decode([Answer].self, from: line)) ?? []).flatMap { $0.symbols ?? [] }.map {
      Frame(function: $0.function ?? "", file: $0.file ?? "", line: $0.line ?? 0, column: $0.column ?? 0)
    }
  }

  /// llvm-symbolizer's JSON.
  private struct Answer: Decodable {
    var symbols: [Symbol]?
    enum CodingKeys: String, CodingKey { case symbols = "Symbol" }

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
