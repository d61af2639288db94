extension ParameterValue {
  /// As Swift writes it, a text without quotes.
  var text: String {
    switch self {
    case .int(let value): "\(value)"
    case .double(let value): "\(value)"
    case .bool(let value): "\(value)"
    case .string(let value): value
    }
  }
}
