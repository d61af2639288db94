/// In JSON an output is an object with one key, its kind: `{"text": "…"}`, `{"table": {…}}`.
extension StepOutput: Codable {
  private enum Kind: String, CodingKey, CaseIterable {
    case text, errorText, table, figure, images, progress, notice, error
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Kind.self)
    guard let kind = container.allKeys.first, container.allKeys.count == 1 else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "an output has one key, its kind, of those known"))
    }
    self =
      switch kind {
      case .text: .text(try container.decode(String.self, forKey: kind))
      case .errorText: .errorText(try container.decode(String.self, forKey: kind))
      case .table: .table(try container.decode(Table.self, forKey: kind))
      case .figure: .figure(try container.decode(Figure.self, forKey: kind))
      case .images: .images(try container.decode(ImageGrid.self, forKey: kind))
      case .progress: .progress(try container.decode(Progress.self, forKey: kind))
      case .notice: .notice(try container.decode(String.self, forKey: kind))
      case .error: .error(try container.decode(Failure.self, forKey: kind))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Kind.self)
    switch self {
    case .text(let value): try container.encode(value, forKey: .text)
    case .errorText(let value): try container.encode(value, forKey: .errorText)
    case .table(let value): try container.encode(value, forKey: .table)
    case .figure(let value): try container.encode(value, forKey: .figure)
    case .images(let value): try container.encode(value, forKey: .images)
    case .progress(let value): try container.encode(value, forKey: .progress)
    case .notice(let value): try container.encode(value, forKey: .notice)
    case .error(let value): try container.encode(value, forKey: .error)
    }
  }
}
