/// Ends the program with a sentence unless a condition holds: for what cannot throw, such as an operator or a subscript.
///
/// Unlike `precondition`, it says its sentence in an optimised build too: a learner is reading it.
package func require(
  _ condition: Bool, _ sentence: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
) {
  guard condition else { refuse(sentence(), file: file, line: line) }
}

/// Ends the program with a sentence, in any build.
package func refuse(_ sentence: String, file: StaticString = #fileID, line: UInt = #line) -> Never {
  fatalError(sentence, file: file, line: line)
}
