import StepOutput

/// A step as the compiler sees it: a script-mode module that re-exports the one before it.
///
/// Only two things of the author's source are touched: an import becomes `@_exported` (or is blanked when an earlier
/// step has it), and the last expression is wrapped in `show(…)`. `#sourceLocation` keeps lines and columns the author's.
struct StepScript {
  /// A module that later ones import.
  struct Module: Hashable {
    var name: String
    /// The marker type: importing it alone gives access to the module's internals without making its names ambiguous.
    var marker: String { "__\(name)" }
    var imports: Set<String> = []
    var variables: Set<String> = []
  }

  var module: Module
  var source: String

  /// The module of the lesson's parameters: the first of the chain.
  static func parameters(of lesson: Lesson, values: [(Lesson.Parameter, ParameterValue)], imports: [String])
    -> StepScript
  {
    let module = Module(name: "lessonParameters", imports: Set(imports), variables: Set(values.map(\.0.name)))
    var source = imports.map { "@_exported import \($0)\n" }.joined() + "internal enum \(module.marker) {}\n"
    for (parameter, value) in values {
      source += location(file: lesson.file, line: parameter.line) + "let \(parameter.name) = \(value.swiftLiteral)\n"
    }
    return StepScript(module: module, source: source)
  }

  /// A step's module. `earlier` is the chain before it, oldest first.
  ///
  /// - Throws: `StepOutput.Failure` for source that would compile and silently do the wrong thing.
  ///
  /// - Parameter prelude: lines that stand before its code.
  init(step: Step, file: String, after earlier: [Module], prelude own: String = "") throws {
    let syntax = StepSyntax(source: step.source)
    module = Module(name: Self.moduleName(of: step, after: earlier))
    module.imports = Set(syntax.imports.map(\.module))
    module.variables = Set(syntax.variables)
    if let use = syntax.earlyUses.first(where: { use in earlier.contains { $0.variables.contains(use.name) } }) {
      throw Self.earlyUse(use, in: step, file: file)
    }
    let prelude = Self.prelude(of: module, after: earlier)
    let known = earlier.reduce(into: Set<String>()) { $0.formUnion($1.imports) }
    source =
      prelude + own + Self.location(file: file, line: step.line) + Self.body(step, syntax, file: file, known: known)
    if source.utf8.last != Self.newline { source += "\n" }
  }

  /// A step that is being written, after the chain before it: what its code needs before it, and the code as it is.
  static func open(_ step: Step, after earlier: [Module]) -> (module: Module, prelude: String) {
    let module = Module(name: moduleName(of: step, after: earlier))
    return (module, prelude(of: module, after: earlier))
  }

  private init(module: Module, source: String) {
    self.module = module
    self.source = source
  }

  private static func prelude(of module: Module, after earlier: [Module]) -> String {
    var lines: [String] = []
    if let last = earlier.last { lines.append("@_exported @testable import \(last.name)") }
    lines += earlier.map { "@testable import enum \($0.name).\($0.marker)" }
    lines.append("internal enum \(module.marker) {}")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func body(_ step: Step, _ syntax: StepSyntax, file: String, known: Set<String>) -> String {
    var bytes = Array(step.source.utf8)
    if let last = syntax.lastExpression, !step.attributes.hide {
      let opening = opening("show(", before: last.lowerBound, of: bytes, step, file: file)
      bytes.insert(contentsOf: Array("\n)".utf8), at: last.upperBound)
      bytes.insert(contentsOf: opening, at: last.lowerBound)
    }
    for declaration in syntax.imports.reversed() {
      if known.contains(declaration.module) {
        for index in declaration.range { bytes[index] = UInt8(ascii: " ") }
      } else {
        let opening = opening("@_exported", before: declaration.range.lowerBound, of: bytes, step, file: file)
        bytes.insert(contentsOf: opening, at: declaration.range.lowerBound)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What has to stand before the code at an offset: on the line before it, so that the code stays at its own line and column.
  private static func opening(
    _ word: String, before offset: Int, of bytes: [UInt8], _ step: Step, file: String
  ) -> [UInt8] {
    let lineStart = bytes[..<offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let line = step.line + bytes[..<offset].count { $0 == newline }
    let indentation = String(repeating: " ", count: offset - lineStart)
    return Array("\n\(location(file: file, line: max(line - 1, 1)))\(word)\n\(indentation)".utf8)
  }

  private static let newline = UInt8(ascii: "\n")

  private static func location(file: String, line: Int) -> String {
    "#sourceLocation(file: \(literal(file)), line: \(line))\n"
  }

  static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f: result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// By the step's id, not its number: names are printed (`head.Animal`) and must not change when a step is inserted.
  private static func moduleName(of step: Step, after earlier: [Module]) -> String {
    let name = step.id.replacing("-", with: "_")
    let taken = reserved.union(earlier.flatMap { [$0.name] + $0.imports })
    return taken.contains(name) ? name + "_" : name
  }

  private static let reserved: Set<String> = [
    "Swift", "main", "lessonParameters", "Foundation", "FoundationEssentials", "Glibc", "Dispatch", "Builtin",
    // Keywords cannot name a module.
    "import", "func", "let", "var", "class", "struct", "enum", "protocol", "extension", "init", "if", "else", "for",
    "while", "repeat", "switch", "case", "default", "do", "try", "catch", "throw", "return", "break", "continue", "in",
    "is", "as", "self", "super", "nil", "true", "false", "where", "guard", "defer", "internal", "public", "private",
    "operator", "static", "subscript", "typealias", "associatedtype", "inout", "rethrows", "throws", "any", "Any",
  ]

  private static func earlyUse(_ use: StepSyntax.EarlyUse, in step: Step, file: String) -> StepOutput.Failure {
    let before = Array(step.source.utf8)[..<use.offset]
    let lineStart = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
    return StepOutput.Failure(
      kind: .compile,
      message:
        "this step uses \(use.name) and then declares a new \(use.name): here it is the new one, which has no value yet."
        + " Give the new one another name, or assign to the old one",
      file: file, line: step.line + before.count { $0 == newline }, column: use.offset - lineStart + 1)
  }
}

extension ParameterValue {
  /// As Swift source.
  var swiftLiteral: String {
    switch self {
    case .int(let value): "\(value)"
    case .double(let value):
      value.isFinite ? "\(value)" : value.isNaN ? "Double.nan" : value < 0 ? "-Double.infinity" : "Double.infinity"
    case .bool(let value): "\(value)"
    case .string(let value): StepScript.literal(value)
    }
  }
}
