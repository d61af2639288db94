internal import SwiftParser
internal import SwiftSyntax

/// The names of a step's code, as one script with the other steps has to know them.
struct ScriptNames {
  struct Declaration: Hashable {
    var name: String
    /// `(of:)(Int) -> Int`: functions of one name may differ in it; empty for all that is no function.
    var signature: String
    /// The line in the code, from 0.
    var line: Int
  }

  /// What the code declares at its top level.
  private(set) var declared: [Declaration] = []
  /// All names that it uses, however deep, with the line of the first use, from 0.
  private(set) var used: [String: Int] = [:]
  /// All names that it declares, however deep.
  private(set) var bound: Set<String> = []
  /// What can stand at the top level only: its line, from 0, and its keyword.
  private(set) var topLevelOnly: (line: Int, keyword: String)?

  init(source: String) {
    let file = Parser.parse(source: source)
    let lines = SourceLocationConverter(fileName: "", tree: file)
    func line(_ node: some SyntaxProtocol) -> Int {
      lines.location(for: node.positionAfterSkippingLeadingTrivia).line - 1
    }
    for statement in file.statements {
      declared += Self.names(of: statement).map { Declaration(name: $0, signature: $1, line: line(statement)) }
      if topLevelOnly == nil, let keyword = Self.topLevelKeyword(statement) {
        topLevelOnly = (line(statement), keyword)
      }
    }
    let uses = NameUses(viewMode: .sourceAccurate)
    uses.walk(file)
    for (name, position) in uses.used where used[name] == nil { used[name] = lines.location(for: position).line - 1 }
    bound = uses.bound
  }

  /// Whether one script cannot have both at its top level.
  static func clash(_ one: Declaration, _ other: Declaration) -> Bool {
    one.name == other.name && (one.signature.isEmpty || other.signature.isEmpty || one.signature == other.signature)
  }

  private static func topLevelKeyword(_ statement: CodeBlockItemSyntax) -> String? {
    if statement.item.is(ExtensionDeclSyntax.self) { return "extension" }
    if statement.item.is(OperatorDeclSyntax.self) { return "operator" }
    if statement.item.is(PrecedenceGroupDeclSyntax.self) { return "precedencegroup" }
    return nil
  }

  private static func names(of statement: CodeBlockItemSyntax) -> [(String, String)] {
    func plain(_ nodes: [some SyntaxProtocol]) -> [(String, String)] {
      let names = BoundNames(viewMode: .sourceAccurate)
      for node in nodes { names.walk(node) }
      return names.found.map { ($0, "") }
    }
    if let variable = statement.item.as(VariableDeclSyntax.self) { return plain(variable.bindings.map(\.pattern)) }
    if let guarded = statement.item.as(GuardStmtSyntax.self) { return plain([guarded.conditions]) }
    if let function = statement.item.as(FunctionDeclSyntax.self) {
      let labels = function.signature.parameterClause.parameters.map {
        "\($0.firstName.text):\($0.type.trimmedDescription)"
      }
      let result = function.signature.returnClause?.type.trimmedDescription ?? "Void"
      return [(function.name.text, "(\(labels.joined(separator: ","))) -> \(result)")]
    }
    if case .decl(let declaration) = statement.item, !declaration.is(ExtensionDeclSyntax.self),
      let named = declaration.asProtocol((any NamedDeclSyntax).self)
    {
      return [(named.name.text, "")]
    }
    return []
  }
}

/// The names in patterns, whether of `let` or of a condition.
private final class BoundNames: SyntaxVisitor {
  var found: [String] = []
  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    found.append(node.identifier.text)
    return .skipChildren
  }
  override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}

/// All names that code uses, and all that it declares.
private final class NameUses: SyntaxVisitor {
  var used: [(String, AbsolutePosition)] = []
  var bound: Set<String> = []

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    if let member = node.parent?.as(MemberAccessExprSyntax.self), member.declName.id == node.id { return .skipChildren }
    used.append((node.baseName.text, node.positionAfterSkippingLeadingTrivia))
    return .skipChildren
  }
  override func visit(_ node: IdentifierTypeSyntax) -> SyntaxVisitorContinueKind {
    used.append((node.name.text, node.positionAfterSkippingLeadingTrivia))
    return .visitChildren
  }
  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    bound.insert(node.identifier.text)
    return .skipChildren
  }
  override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind {
    bound.insert((node.secondName ?? node.firstName).text)
    return .visitChildren
  }
  override func visit(_ node: ClosureShorthandParameterSyntax) -> SyntaxVisitorContinueKind {
    bound.insert(node.name.text)
    return .skipChildren
  }
  override func visit(_ node: ClosureParameterSyntax) -> SyntaxVisitorContinueKind {
    bound.insert((node.secondName ?? node.firstName).text)
    return .visitChildren
  }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    bound.insert(node.name.text)
    return .visitChildren
  }
}
