/// Sentences with emphasis and code in them, the same in Markdown and in HTML.
///
/// In a literal, words between stars are emphasis and words between backquotes are code. What is interpolated is words, whatever characters it holds.
public struct Prose: Sendable, Equatable {
  /// How a stretch of the text is set.
  enum Style: Sendable, Equatable {
    case plain, emphasis, code
    /// A word that says what was found.
    case verdict(Tone)
  }

  /// One stretch in one style.
  struct Piece: Sendable, Equatable {
    var text: String
    var style: Style
    /// Whether the text is the program's own, and safe in Markdown as it is.
    var isLiteral: Bool
  }

  private(set) var pieces: [Piece] = []

  /// No text yet.
  public init() {}

  /// Words that mark nothing up.
  public init(words: String) { append(words, .plain, isLiteral: false) }

  /// Adds a word that says what was found, in the colour of that.
  public mutating func append(_ word: String, tone: Tone) { append(word, .verdict(tone), isLiteral: false) }

  /// Adds words that mark nothing up.
  public mutating func append(words: String) { append(words, .plain, isLiteral: false) }

  private mutating func append(_ text: String, _ style: Style, isLiteral: Bool) {
    guard !text.isEmpty else { return }
    pieces.append(Piece(text: text, style: style, isLiteral: isLiteral))
  }
}

/// What a verdict's word tells the reader, which decides its colour.
public enum Tone: String, Sendable, CaseIterable {
  /// As it should be.
  case good
  /// Not as it should be.
  case bad
  /// Not known.
  case open
}

extension Prose: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) {
    var interpolation = StringInterpolation(literalCapacity: value.utf8.count, interpolationCount: 0)
    interpolation.appendLiteral(value)
    self.init(stringInterpolation: interpolation)
  }

  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.prose }

  /// Collects the pieces of a literal; a style that begins before an interpolation goes on behind it.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var prose = Prose()
    private var style = Style.plain

    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds words of the program, with their marks.
    public mutating func appendLiteral(_ literal: String) {
      var text = ""
      for character in literal {
        let next: Style? =
          switch (character, style) {
          case ("*", .plain): .emphasis
          case ("`", .plain): .code
          case ("*", .emphasis), ("`", .code): .plain
          default: nil
          }
        guard let next else {
          text.append(character)
          continue
        }
        prose.append(text, style, isLiteral: true)
        (text, style) = ("", next)
      }
      prose.append(text, style, isLiteral: true)
    }

    /// Adds words, whatever characters they hold.
    public mutating func appendInterpolation(_ words: String) { prose.append(words, style, isLiteral: false) }

    /// Adds a whole number.
    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      prose.append(String(number), style, isLiteral: false)
    }

    /// Adds sentences with their own marks.
    public mutating func appendInterpolation(_ other: Prose) { prose.pieces += other.pieces }
  }
}

extension Prose {
  /// The text in GitHub's Markdown.
  public var markdown: String {
    // What follows each other is escaped as one: at the start of a text other characters have a meaning.
    wrapped { text, isLiteral in isLiteral ? text : Markdown.escaped(text) }
  }

  /// The text as it is written in the source, for a terminal: marks as they are, names as they are.
  public var source: String { wrapped { text, _ in text } }

  /// With the marks of Markdown around each run of pieces in one style.
  private func wrapped(_ write: (String, Bool) -> String) -> String {
    var result = ""
    var mark = ""
    var rest = pieces[...]
    while let first = rest.first {
      let next = Self.mark(first.style)
      let run = rest.prefix { Self.mark($0.style) == next && $0.isLiteral == first.isLiteral }
      if next != mark { result += mark + next }
      mark = next
      result += write(run.map(\.text).joined(), first.isLiteral)
      rest = rest[run.endIndex...]
    }
    return result + mark
  }

  private static func mark(_ style: Style) -> String {
    switch style {
    case .plain, .verdict: ""
    case .emphasis: "*"
    case .code: "`"
    }
  }

  /// The text as inline HTML.
  var html: String {
    pieces.map { piece in
      let text = HTMLText.escaped(piece.text)
      return switch piece.style {
      case .plain: text
      case .emphasis: "<em>\(text)</em>"
      case .code: "<code>\(text)</code>"
      case .verdict(let tone): "<span class=\"\(tone.rawValue)\">\(text)</span>"
      }
    }.joined()
  }
}
