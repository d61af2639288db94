internal import SwiftParser
internal import SwiftSyntax

/// What the runner must know of a step's source, found with the toolchain's own parser.
struct StepSyntax {
  /// A top-level `import`, whole modules only.
  struct Import {
    var module: String
    /// UTF-8 offsets of the whole declaration.
    var range: Range<Int>
  }
  /// A name used at the top level before this step declares it.
  struct EarlyUse {
    var name: String
    /// UTF-8 offset.
    var offset: Int
  }

  var imports: [Import] = []
  /// UTF-8 offsets of the expression that ends the step; nil when it ends otherwise or with an assignment.
  var lastExpression: Range<Int>?
  /// Variables that the step declares at its top level.
  var variables: [String] = []
  /// What the comments before them say of these, as Markdown.
  var comments: [String: String] = [:]
  /// All that the step declares at its top level.
  var declarations: [Declaration] = []
  var earlyUses: [EarlyUse] = []
  /// Whether the step waits at its top level.
  var awaits = false

  init(source: String) {
    let file = Parser.parse(source: source)
    for statement in file.statements { read(statement) }
    if case .expr(let expression)? = file.statements.last?.item, Self.hasValue(expression) {
      lastExpression = Self.range(of: expression)
    }
  }

  /// Where the name, the sign or the like ends that stands at a place, in UTF-8 offsets; nil where none does, or over several lines.
  static func end(ofTokenAt offset: Int, in source: String) -> Int? {
    let position = AbsolutePosition(utf8Offset: offset)
    guard offset < source.utf8.count, let token = Parser.parse(source: source).token(at: position),
      token.positionAfterSkippingLeadingTrivia == position, !token.text.contains("\n")
    else { return nil }
    return token.endPositionBeforeTrailingTrivia.utf8Offset
  }

  private mutating func read(_ statement: CodeBlockItemSyntax) {
    if let declaration = statement.item.as(ImportDeclSyntax.self), declaration.importKindSpecifier == nil,
      declaration.attributes.isEmpty
    {
      let module = declaration.path.map(\.name.text).joined(separator: ".")
      imports.append(Import(module: module, range: Self.range(of: declaration)))
    }
    if case .decl(let declaration) = statement.item { declarations += Self.declarations(of: declaration) }
    let uses = UseCollector(viewMode: .sourceAccurate)
    uses.walk(statement)
    usesSoFar += uses.found
    awaits = awaits || uses.awaits
    if let declaration = statement.item.as(VariableDeclSyntax.self) {
      for binding in declaration.bindings {
        let names = NameCollector(viewMode: .sourceAccurate)
        names.walk(binding.pattern)
        for name in names.found where !variables.contains(name) {
          variables.append(name)
          comments[name] = Self.comment(before: declaration)
          let initializer = Self.range(of: declaration)
          earlyUses += usesSoFar.filter { $0.name == name && !initializer.contains($0.offset) }
        }
      }
    }
  }

  private static func declarations(of declaration: DeclSyntax) -> [Declaration] {
    if let variable = declaration.as(VariableDeclSyntax.self) {
      let names = NameCollector(viewMode: .sourceAccurate)
      for binding in variable.bindings { names.walk(binding.pattern) }
      return names.found.map { Declaration(kind: variable.bindingSpecifier.text, name: $0) }
    }
    if let function = declaration.as(FunctionDeclSyntax.self) { return [.init(kind: "func", name: function.name.text)] }
    if let alias = declaration.as(TypeAliasDeclSyntax.self) { return [.init(kind: "typealias", name: alias.name.text)] }
    if let some = declaration.as(ExtensionDeclSyntax.self) {
      return [.init(kind: "extension", name: some.extendedType.trimmedDescription)]
    }
    guard let type = declaration.asProtocol((any NamedDeclSyntax).self),
      let keyword = declaration.asProtocol((any DeclGroupSyntax).self)?.introducer.text
    else { return [] }
    return [.init(kind: keyword, name: type.name.text)]
  }

  private var usesSoFar: [EarlyUse] = []

  private static func range(of node: some SyntaxProtocol) -> Range<Int> {
    node.positionAfterSkippingLeadingTrivia.utf8Offset..<node.endPositionBeforeTrailingTrivia.utf8Offset
  }

  /// What `///` lines or a `/** */` right before a declaration say; nil where there are none.
  private static func comment(before declaration: VariableDeclSyntax) -> String? {
    var lines: [String] = []
    for piece in declaration.leadingTrivia {
      switch piece {
      case .docLineComment(let text):
        let words = text.dropFirst(3)
        lines.append(String(words.first == " " ? words.dropFirst() : words))
      case .docBlockComment(let text): lines.append(contentsOf: blockLines(text))
      case .newlines(let count) where count > 1: lines = []
      default: continue
      }
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  private static func blockLines(_ text: String) -> [String] {
    text.dropFirst(3).dropLast(2).split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let words = line.drop { $0 == " " || $0 == "\t" }
      return String(words.first == "*" ? words.dropFirst().drop { $0 == " " } : words)
    }
  }

  private static func hasValue(_ expression: ExprSyntax) -> Bool {
    if let sequence = expression.as(SequenceExprSyntax.self) {
      return !sequence.elements.contains { $0.is(AssignmentExprSyntax.self) }
    }
    if let prefixed = expression.as(TryExprSyntax.self) { return hasValue(prefixed.expression) }
    if let prefixed = expression.as(AwaitExprSyntax.self) { return hasValue(prefixed.expression) }
    if let macro = expression.as(MacroExpansionExprSyntax.self) {
      return !["warning", "error"].contains(macro.macroName.text)
    }
    return !expression.is(IfExprSyntax.self) && !expression.is(SwitchExprSyntax.self)
      && !expression.is(MissingExprSyntax.self)
  }
}

/// The names that run when the statement runs: not those inside functions, types and closures.
private final class UseCollector: SyntaxVisitor {
  var found: [StepSyntax.EarlyUse] = []
  var awaits = false

  override func visit(_ node: AwaitExprSyntax) -> SyntaxVisitorContinueKind {
    awaits = true
    return .visitChildren
  }
  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    awaits = awaits || node.awaitKeyword != nil
    return .visitChildren
  }
  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    awaits = awaits || node.modifiers.contains { $0.name.text == "async" }
    return .visitChildren
  }
  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    if let member = node.parent?.as(MemberAccessExprSyntax.self), member.declName.id == node.id { return .skipChildren }
    found.append(
      .init(name: node.baseName.text, offset: node.positionAfterSkippingLeadingTrivia.utf8Offset))
    return .skipChildren
  }
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}

/// The names that a pattern binds.
private final class NameCollector: SyntaxVisitor {
  var found: [String] = []
  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    found.append(node.identifier.text)
    return .skipChildren
  }
}
