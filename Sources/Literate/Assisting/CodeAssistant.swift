import Foundation

/// What an editor asks while a step of a lesson is being written: colours, what could stand somewhere, what something is, and what
/// the compiler would say. The lesson's parameters and all that the steps before it declare are known.
///
/// Whoever asks the same kind of thing again before the answer has come gets it for the later question only.
public actor CodeAssistant {
  let session: Session
  let sourceKit: SourceKitService
  let patience: Duration
  /// The name under which SourceKit knows the code.
  let document: String
  nonisolated let questions = Questions()

  /// - Parameters:
  ///   - sourceKit: shared by all lessons.
  ///   - patience: after which the compiler is asked no longer what it has to say.
  public init(session: Session, sourceKit: SourceKitService, patience: Duration = .seconds(3)) {
    self.session = session
    self.sourceKit = sourceKit
    self.patience = patience
    document = "/lesson-\(UUID().uuidString)/main.swift"
  }

  /// Compiles what stands before a step and has SourceKit read it, so that the first question is answered as fast as others.
  public func prepare(step id: String) async {
    guard let context = await session.context(of: id, source: "") else { return }
    let (document, draft) = (document, CodeDraft(context))
    _ = await sourceKit.perform { ask in
      CompletionQuery(draft, document: document, at: 0, typed: "").results(ask)
    }
  }

  /// The pieces of code that have a colour, as the pages colour it; none where it is too long or too deep.
  public nonisolated func colours(of source: String) -> [LiveReply.Colour] {
    let units = CodeUnits(source)
    return SwiftColouring.tokens(of: source).map { token in
      let start = units.unit(at: token.range.lowerBound)
      return .init(start: start, length: units.unit(at: token.range.upperBound) - start, kind: token.kind.rawValue)
    }
  }

  /// What could stand at a place in the code of a step.
  ///
  /// - Parameter offset: in UTF-16 units.
  /// - Returns: which part of the code a chosen one replaces, and at most 60 of them, the best first.
  public func completions(
    step id: String, source: String, offset: Int
  ) async -> (start: Int, length: Int, [Completion]) {
    let isWanted = questions.ask(.completions)
    let nothing = (start: offset, length: 0, [Completion]())
    guard CodeBounds.admits(source) else { return nothing }
    let units = CodeUnits(source)
    let place = units.byte(at: offset)
    guard CodePlace(source).isCode(place), let context = await session.context(of: id, source: source) else {
      return nothing
    }
    let start = units.word(at: place).lowerBound
    let typed = units.text(start..<place)
    guard isWanted(), typed.first?.isNumber != true else { return nothing }
    let query = CompletionQuery(CodeDraft(context), document: document, at: start, typed: typed)
    let (sourceKit, names) = (sourceKit, context.names)
    let found = await sourceKit.perform(isWanted: isWanted) { ask in
      sourceKit.prefer(names)
      return query.results(ask)
    }
    let ranking = CompletionRanking(draft: query.draft, typed: typed)
    let (erased, best) = ranking.best(of: found ?? [], before: units.text(0..<start))
    let from = units.unit(at: start - erased)
    return (from, units.unit(at: place) - from, best)
  }

  /// What stands at a place in the code of a step, with its type and its documentation; nil where nothing is known of it.
  ///
  /// - Parameter offset: in UTF-16 units.
  public func description(step id: String, source: String, offset: Int) async -> CodeDescription? {
    let isWanted = questions.ask(.description)
    guard CodeBounds.admits(source) else { return nil }
    let units = CodeUnits(source)
    let places = CodePlace(source)
    let place = units.byte(at: offset)
    guard let meant = places.name(at: place, units),
      let context = await session.context(of: id, source: source)
    else { return nil }
    let query = DescriptionQuery(CodeDraft(context), document: document, at: meant.lowerBound)
    guard let found = await sourceKit.perform(isWanted: isWanted, { query.answer($0) }) else { return nil }
    let start = units.unit(at: meant.lowerBound)
    return CodeDescription(
      declaration: found.declaration, documentation: found.documentation, start: start,
      length: units.unit(at: meant.upperBound) - start)
  }

  /// What the compiler would say about a step if it ran with this code, in its order: errors, each with its notes.
  ///
  /// Where a step before it cannot be compiled, only the grammar is looked at: names may come from there.
  ///
  /// - Returns: nil where it is not known: the compiler was asked something newer meanwhile, or takes too long.
  public func diagnostics(step id: String, source: String) async -> [CodeDiagnostic]? {
    let isWanted = questions.ask(.diagnostics)
    guard CodeBounds.admits(source), let context = await session.context(of: id, source: source), isWanted() else {
      return nil
    }
    guard !context.step.attributes.norun else { return [] }
    let check = Task { try await CodeCheck(context).diagnostics() }
    let patience = patience
    let limit = Task {
      try await Task.sleep(for: patience)
      check.cancel()
    }
    questions.onNewer(.diagnostics) { check.cancel() }
    if !isWanted() { check.cancel() }
    defer { limit.cancel() }
    guard let found = try? await check.value, isWanted() else { return nil }
    return found
  }
}
