import Foundation
import StepOutput

/// A variable of a lesson, as it is after a step.
public struct Variable: Codable, Hashable, Sendable {
  public var name: String
  /// As Swift writes it: `Array<Int>`; empty where it is not known.
  public var type: String
  /// What it holds, in at most a few hundred letters; empty where it is not known.
  public var value: String
}

extension Session {
  /// The variables that can be used behind a step, in the order of their names, each with its type and its value. They are asked for by
  /// code that runs in the state and is gone after it.
  ///
  /// - Parameter id: a step that has run; nil for the last that has.
  /// - Throws: ``SessionError``.
  public func variables(after id: String? = nil) async throws -> [Variable] {
    await turns.wait()
    defer { turns.done() }
    stopping.begin()
    let last = try id.map(index(of:)) ?? slots.lastIndex { $0.state != nil } ?? -1
    if last >= 0, slots[last].result == nil {
      throw SessionError.notReached(slots[last].step.id, because: "it has not run")
    }
    let declared = slots[..<(last + 1)].filter { $0.state != nil }.flatMap {
      StepSyntax(source: $0.step.source).variables
    }
    let names = Set(declared + values.map(\.0.name)).sorted()
    guard !names.isEmpty else { return [] }
    if let all = await ask(names, at: last + 1) { return all }
    // One of them cannot be asked so: a type that cannot be copied, for one.
    var found: [Variable] = []
    for name in names { found += await ask([name], at: last + 1) ?? [Variable(name: name, type: "", value: "")] }
    return found
  }

  private func ask(_ names: [String], at index: Int) async -> [Variable]? {
    let code =
      """
      func __lecternDescribe<T>(_ name: String, _ value: T) {
        let text = String(String(describing: value).prefix(400))
        let all: [String: String] = ["name": name, "type": "\\(type(of: value as Any))", "value": text]
        if let data = try? JSONEncoder().encode(all) { print(String(decoding: data, as: UTF8.self)) }
      }

      """ + names.map { "__lecternDescribe(\"\($0)\", \($0))\n" }.joined()
    let step = Step(id: "lectern-variables", source: code, line: 1, attributes: .init())
    // Behind an answer that does not pass, the lesson goes on from another.
    let answer = index > 0 && isOpenExercise(index - 1) && slots[index - 1].standIn == nil ? slots[index - 1] : nil
    let place = answer?.state == nil ? index : index - 1
    let compilation = await compilation(of: step, at: place, behind: answer?.state == nil ? nil : answer?.known).value
    guard case .compiled = compilation else { return nil }
    let (result, state) = await execute(step, compilation, from: place, nil, at: answer?.state)
    if let state { discard(state) }
    guard result.record.state == .ran else { return nil }
    let text = result.record.outputs.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
    return text.split(separator: "\n").compactMap { try? JSONDecoder().decode(Variable.self, from: Data($0.utf8)) }
  }
}
