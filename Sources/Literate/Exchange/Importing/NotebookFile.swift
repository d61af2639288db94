import Files
import Foundation

/// A notebook as it was read, of nbformat 3 or 4. Outputs are not read.
struct NotebookFile: Decodable {
  var nbformat: Int
  var metadata: Metadata
  var cells: [Cell]

  struct Metadata: Decodable {
    struct Kernel: Decodable {
      var name: String?
      var language: String?
      init(from decoder: any Decoder) throws {
        let container = try? decoder.container(keyedBy: AnyKey.self)
        name = container?.text("name")
        language = container?.text("language")
      }
    }
    /// What an export of a lesson says of it.
    struct Lectern: Decodable {
      var frontMatter: String?
      init(from decoder: any Decoder) throws {
        frontMatter = (try? decoder.container(keyedBy: AnyKey.self))?.text("frontMatter")
      }
    }
    var kernelspec: Kernel?
    var languageInfo: Kernel?
    var lectern: Lectern?
    init(from decoder: any Decoder) throws {
      let container = try? decoder.container(keyedBy: AnyKey.self)
      kernelspec = container?.optional("kernelspec")
      languageInfo = container?.optional("language_info")
      lectern = container?.optional("lectern")
    }
    init() {}
  }

  /// A cell, whatever its type.
  struct Cell: Decodable {
    struct Lectern: Decodable {
      var fence: String?
      var role: String?
      var blankLines: Int?
      var pictures: [String: String] = [:]
      init(from decoder: any Decoder) throws {
        let container = try? decoder.container(keyedBy: AnyKey.self)
        fence = container?.text("fence")
        role = container?.text("is")
        blankLines = container?.optional("blankLines")
        pictures = container?.optional("pictures") ?? [:]
      }
      init() {}
    }
    var type: String
    var source: String
    var id: String?
    /// Of a heading of nbformat 3.
    var level: Int?
    /// Of a code cell of nbformat 3.
    var language: String?
    var tags: [String]
    var isFolded: Bool
    var isOutputFolded: Bool
    var lectern: Lectern?
    /// By their names: base64 by media type.
    var attachments: [String: [String: NotebookText]]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: AnyKey.self)
      type = try container.decode(String.self, forKey: AnyKey("cell_type"))
      let key = AnyKey(container.contains(AnyKey("source")) ? "source" : "input")
      source = try container.decode(NotebookText.self, forKey: key).text
      id = container.text("id")
      level = container.optional("level")
      language = container.text("language")
      attachments = container.optional("attachments") ?? [:]
      let metadata = try? container.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("metadata"))
      tags = metadata?.optional("tags") ?? []
      lectern = metadata?.optional("lectern")
      let jupyter = try? metadata?.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("jupyter"))
      isFolded = jupyter?.optional("source_hidden") ?? false
      isOutputFolded = jupyter?.optional("outputs_hidden") ?? metadata?.optional("collapsed") ?? false
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    nbformat = try container.decode(Int.self, forKey: AnyKey("nbformat"))
    metadata = container.optional("metadata") ?? Metadata()
    guard nbformat != 3 else {
      struct Sheet: Decodable { var cells: [Cell] }
      cells = try container.decode([Sheet].self, forKey: AnyKey("worksheets")).flatMap(\.cells)
      return
    }
    // Of another version nobody knows what it has.
    cells = nbformat == 4 ? try container.decode([Cell].self, forKey: AnyKey("cells")) : []
  }

  /// The language that its code is in; nil where it does not say.
  var language: String? {
    let said = [metadata.kernelspec?.language, metadata.languageInfo?.name].compactMap { $0 }
    if let language = said.first(where: { !$0.isEmpty }) { return language.lowercased() }
    if let name = metadata.kernelspec?.name, !name.isEmpty {
      return name.lowercased().contains("swift") ? "swift" : name.lowercased().filter(\.isLetter)
    }
    return cells.first { $0.type == "code" && $0.language != nil }?.language?.lowercased()
  }
}

/// A text, or a list of its lines.
struct NotebookText: Decodable {
  var text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self.text = text
    } else if let lines = try? container.decode([String].self) {
      text = lines.joined()
    } else {
      throw DecodingError.typeMismatch(
        String.self, .init(codingPath: decoder.codingPath, debugDescription: "neither a text nor a list of lines"))
    }
  }
}

/// A key of any name.
struct AnyKey: CodingKey {
  var stringValue: String
  var intValue: Int? { nil }
  init(_ name: String) { stringValue = name }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer<AnyKey> {
  /// What is there, where it is of this kind.
  fileprivate func optional<Value: Decodable>(_ name: String) -> Value? {
    (try? decodeIfPresent(Value.self, forKey: AnyKey(name))) ?? nil
  }
  fileprivate func text(_ name: String) -> String? { optional(name) }
}
