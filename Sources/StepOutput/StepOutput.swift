import Foundation

/// What a step can show. It travels as JSON from the kernel to the runner and stands in the record of a run.
public enum StepOutput: Hashable, Sendable {
  /// Plain text, as printed on standard output; may hold carriage returns and control sequences.
  case text(String)
  /// Text printed on standard error.
  case errorText(String)
  /// Rows and columns.
  case table(Table)
  /// A chart.
  case figure(Figure)
  /// Pictures with captions.
  case images(ImageGrid)
  /// How far something is.
  case progress(Progress)
  /// Something that holds for the whole page and stands at its top: that its pictures were drawn, for one.
  case notice(String)
  /// The error that ended the step.
  case error(Failure)

  /// Rows and columns: a model's summary, a comparison.
  public struct Table: Codable, Hashable, Sendable {
    /// How a column is set.
    public enum Alignment: String, Codable, Sendable { case left, right }
    /// A column's heading and alignment.
    public struct Column: Codable, Hashable, Sendable {
      /// The heading.
      public var title: String
      /// Numbers stand right.
      public var alignment: Alignment
      /// A column of this heading.
      public init(_ title: String, _ alignment: Alignment = .left) {
        self.title = title
        self.alignment = alignment
      }
    }
    /// Above the table: `Model: "xception"`.
    public var title: String?
    /// From left to right.
    public var columns: [Column]
    /// As many cells a row as there are columns.
    public var rows: [[String]]
    /// Lines below the table: `Total params: 3,413,024 (13.02 MB)`.
    public var footer: [String]
    /// The same as fixed-width text, for a terminal; where nil, the terminal lays the rows out itself.
    public var plainText: String?
    /// A table; every row has as many cells as there are columns.
    public init(
      title: String? = nil, columns: [Column], rows: [[String]], footer: [String] = [], plainText: String? = nil
    ) {
      self.title = title
      self.columns = columns
      self.rows = rows
      self.footer = footer
      self.plainText = plainText
    }
  }

  /// A chart: SVG in two palettes, with words and numbers for who cannot see it.
  public struct Figure: Codable, Hashable, Sendable {
    /// Above the chart: `Accuracy by epoch`.
    public var title: String
    /// One or two sentences that say what the chart shows.
    public var description: String
    /// A whole `<svg>` element in the light palette; ids in it are unique to the figure.
    public var light: String
    /// The same in the dark palette.
    public var dark: String
    /// The numbers that were drawn.
    public var data: Table
    /// A chart in both palettes.
    public init(title: String, description: String, light: String, dark: String, data: Table) {
      self.title = title
      self.description = description
      self.light = light
      self.dark = dark
      self.data = data
    }
  }

  /// Pictures with captions, laid out by the page.
  public struct ImageGrid: Codable, Hashable, Sendable {
    /// Whether a caption tells of a hit or a miss.
    public enum Mark: String, Codable, Sendable { case right, wrong }
    /// One picture of the grid.
    public struct Picture: Codable, Hashable, Sendable {
      /// A JPEG or PNG file's bytes.
      public var data: Data
      /// `image/jpeg` or `image/png`.
      public var mediaType: String
      /// In pixels.
      public var width: Int
      /// In pixels.
      public var height: Int
      /// Below the picture; empty for none.
      public var caption: String
      /// For who cannot see it.
      public var alternativeText: String
      /// Whether the caption's prediction is right; nil where it is none.
      public var mark: Mark?
      /// Pictures of a few pixels (filters) are enlarged with hard edges.
      public var pixelated: Bool
      /// A picture; sizes in pixels.
      public init(
        data: Data, mediaType: String, width: Int, height: Int, caption: String = "", alternativeText: String,
        mark: Mark? = nil, pixelated: Bool = false
      ) {
        self.data = data
        self.mediaType = mediaType
        self.width = width
        self.height = height
        self.caption = caption
        self.alternativeText = alternativeText
        self.mark = mark
        self.pixelated = pixelated
      }
    }
    /// Above the pictures.
    public var title: String?
    /// In reading order.
    public var pictures: [Picture]
    /// A grid of pictures.
    public init(title: String? = nil, pictures: [Picture]) {
      self.title = title
      self.pictures = pictures
    }
  }

  /// How far something is. Later ones with the same id replace earlier ones.
  public struct Progress: Codable, Hashable, Sendable {
    /// Tells one progress from another within a step.
    public var id: String
    /// From 0 to 1; nil where the end is not known.
    public var fraction: Double?
    /// `Epoch 3/5`, `Fetching xception`.
    public var label: String
    /// What it looks like so far, for pages that are open; it is gone when the step ends.
    public var figure: Figure?
    /// A state of progress.
    public init(id: String, fraction: Double?, label: String, figure: Figure? = nil) {
      self.id = id
      self.fraction = fraction
      self.label = label
      self.figure = figure
    }
  }

  /// What went wrong in a step, and where.
  public struct Failure: Error, Codable, Hashable, Sendable {
    /// What kind of end it was.
    public enum Kind: String, Codable, Sendable {
      case compile, thrown, trap, exit, signal, timeout, memory, interrupted, kernel
      /// What a check of an exercise expects does not hold.
      case check
    }
    /// Whether it was compiled at all, thrown, trapped, …
    public var kind: Kind
    /// One sentence for the learner.
    public var message: String
    /// The file that the line is of; nil where no line is known.
    public var file: String?
    /// From 1.
    public var line: Int?
    /// From 1, in UTF-8 bytes as the compiler counts.
    public var column: Int?
    /// The compiler's own words, the notes, or the calls that led there.
    public var details: [String]
    /// A failure; the place where it is known.
    public init(
      kind: Kind, message: String, file: String? = nil, line: Int? = nil, column: Int? = nil, details: [String] = []
    ) {
      self.kind = kind
      self.message = message
      self.file = file
      self.line = line
      self.column = column
      self.details = details
    }
  }
}
