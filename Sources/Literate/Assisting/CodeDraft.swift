/// The code of a step as SourceKit is to read it: as it is, behind what makes the lesson known to it.
struct CodeDraft: Sendable {
  var module: String
  var prelude: String
  var source: String
  var arguments: [String]
  /// See ``CodeContext``.
  var comments: [String: String]
  /// The modules of the lesson's steps.
  var modules: Set<String>

  init(_ context: CodeContext) {
    let open = StepScript.open(context.step, after: context.chain.map(\.module))
    module = open.module.name
    prelude = open.prelude
    source = context.step.source
    comments = context.comments
    modules = Set(context.chain.map(\.module.name) + [module])
    arguments = context.compiler.contextArguments(after: context.chain) + ["-module-name", module]
  }

  var text: String { prelude + source }
  /// The byte of ``text`` at a byte of the step's code.
  func offset(of byte: Int) -> Int { prelude.utf8.count + byte }
}
