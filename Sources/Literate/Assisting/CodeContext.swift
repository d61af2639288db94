import Foundation

/// In which surroundings the code of a step is being written.
struct CodeContext: Sendable {
  /// The step, with that code.
  var step: Step
  var file: String
  /// The lesson's parameters and the steps before it, as far as they can be compiled.
  var chain: [CompiledStep]
  /// Whether these are all.
  var isWhole: Bool
  var compiler: StepCompiler
  /// What the lesson declares before the step.
  var names: [String]
  /// What is said of the lesson's variables, as Markdown: of those at the top level the compiler keeps no comments.
  var comments: [String: String]
}

extension Session {
  /// The surroundings of a step that has other code; steps before it are compiled where they are not yet.
  ///
  /// - Returns: nil where there is no such step.
  func context(of id: String, source: String) async -> CodeContext? {
    guard let index = try? index(of: id) else { return nil }
    let edited = lesson.replacing(index, with: source)
    let earlier = slots[..<index].filter { !$0.step.attributes.norun && !$0.step.attributes.expectsError }.map(\.step)
    let syntax = (earlier.map(\.source) + [source]).map(StepSyntax.init)
    let names = values.map(\.0.name) + syntax.dropLast().flatMap { $0.declarations.map(\.name) }
    let comments = syntax.reduce(into: [:]) { $0.merge($1.comments) { $1 } }
    var context = CodeContext(
      step: edited.steps[index], file: lesson.file, chain: [], isWhole: false, compiler: compiler, names: names,
      comments: comments)
    // Whether steps wait decides how all of them are compiled.
    if Self.awaits(edited) == Self.awaits(lesson) {
      await compileChain(of: &context, index)
    } else if let compiler = try? StepCompiler(toolchain: toolchain, kernel: kernel, awaits: Self.awaits(edited)) {
      context.compiler = compiler
      let parameters = StepScript.parameters(of: lesson, values: values, imports: kernel.imports)
      await Self.compileChain(of: &context, parameters, earlier)
    }
    return context
  }

  private func compileChain(of context: inout CodeContext, _ index: Int) async {
    let tasks =
      [compiledParameters()]
      + slots[..<index].indices.filter {
        !slots[$0].step.attributes.norun && !slots[$0].step.attributes.expectsError
      }.map(compilation(at:))
    for task in tasks {
      guard case .compiled(let compiled, _) = await task.value else { return }
      context.chain.append(compiled)
    }
    context.isWhole = true
  }

  private static func compileChain(of context: inout CodeContext, _ parameters: StepScript, _ steps: [Step]) async {
    do {
      context.chain.append(try await context.compiler.compile(parameters, after: []))
      for step in steps {
        let script = try StepScript(step: step, file: context.file, after: context.chain.map(\.module))
        context.chain.append(try await context.compiler.compile(script, after: context.chain))
      }
      context.isWhole = true
    } catch {
      // What there is so far has to do.
    }
  }
}
