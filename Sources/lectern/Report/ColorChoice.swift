import ArgumentParser
import Foundation

/// `--color auto | always | never`.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never

  /// Whether to colour: on a terminal, unless `NO_COLOR` is set or the terminal is dumb.
  func isOn(isTerminal: Bool) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    switch self {
    case .always: return true
    case .never: return false
    case .auto: return isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }
  }
}
