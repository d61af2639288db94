/// A text from a file as an error may show it: at most 80 letters, without control characters.
package func printable(_ text: String) -> String {
  String(text.prefix(80).map { $0.isLetter || $0.isNumber || $0.isPunctuation || $0.isSymbol || $0 == " " ? $0 : "?" })
}
