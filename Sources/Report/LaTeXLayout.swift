/// How the columns of a table share the width of a page.
///
/// Widths are estimated from how many letters there are: LaTeX alone knows them.
struct LaTeXLayout {
  /// A size of letters, with the width that most take, in points.
  enum Size: Double, CaseIterable {
    case small = 4.7
    case footnote = 4.3
    case script = 4

    var command: String {
      switch self {
      case .small: "\\small"
      case .footnote: "\\footnotesize"
      case .script: "\\scriptsize"
      }
    }
  }

  /// Of a line of the class article on A4, in points.
  static let lineWidth = 345.0
  /// Between a column and its neighbour on each side, in points.
  static let separation = 3

  /// The largest in which the table fits, or the smallest.
  let size: Size
  /// For each column that is a paragraph, its share of the line.
  let shares: [Double?]
  private let isRight: [Bool]

  /// Whether every cell has a line, in the largest letters.
  var isWhole: Bool { size == .small && shares.allSatisfy { $0 == nil } }

  /// Whether words are longer than a line.
  func isLong(_ words: String) -> Bool { Double(words.displayWidth) * size.rawValue > 0.95 * Self.lineWidth }

  /// - Parameters:
  ///   - headers: For each column, the lines of its header.
  ///   - texts: The cells of each row.
  ///   - isRight: For each column, whether it holds numbers; such a one is no paragraph.
  init(headers: [[String]], texts: [[String]], isRight: [Bool]) {
    let available = Self.lineWidth - Double(2 * Self.separation * headers.count) - 1
    let columns = headers.indices.map { column in
      let head = headers[column].map(\.displayWidth).max() ?? 0
      let words = texts.flatMap { $0[column].split(separator: " ").map { String($0).displayWidth } }.max() ?? 0
      return (
        whole: max(head, texts.map { $0[column].displayWidth }.max() ?? 0), least: max(head, words),
        canWrap: !isRight[column]
      )
    }
    var found: (Size, [Double?])?
    for size in Size.allCases {
      let whole = columns.map { Double($0.whole) * size.rawValue }
      if whole.reduce(0, +) <= available {
        found = (size, columns.map { _ in nil })
        break
      }
      let least = columns.indices.map { column in
        columns[column].canWrap ? min(whole[column], Double(columns[column].least) * size.rawValue) : whole[column]
      }
      guard least.reduce(0, +) <= available || size == Size.allCases.last else { continue }
      found = (size, Self.shared(available, whole: whole, least: least))
      break
    }
    (size, shares) = found ?? (.small, [])
    self.isRight = isRight
  }

  /// What the narrowest columns leave goes to those that want more, to all the same until they have enough.
  private static func shared(_ available: Double, whole: [Double], least: [Double]) -> [Double?] {
    let level = stride(from: 0, through: available, by: 1).reversed().first { level in
      zip(whole, least).reduce(0) { $0 + min($1.0, max($1.1, level)) } <= available
    }
    return zip(whole, least).map { whole, least in
      let width = min(whole, max(least, level ?? 0))
      return width < whole ? (width / lineWidth * 1000).rounded(.down) / 1000 : nil
    }
  }

  /// What `tabular` is told of its columns.
  var columns: String {
    "@{}"
      + zip(shares, isRight).map { share, isRight in
        share.map { "p{\(NumberText.significant($0, digits: 3))\\linewidth}" } ?? (isRight ? "r" : "l")
      }.joined() + "@{}"
  }
}
