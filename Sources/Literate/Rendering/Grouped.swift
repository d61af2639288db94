import Foundation

extension Int {
  /// `1,234,567`, whatever the machine's language.
  var grouped: String { formatted(.number.grouping(.automatic).locale(Locale(identifier: "en_US"))) }
}
