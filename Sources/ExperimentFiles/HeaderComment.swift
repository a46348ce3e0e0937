/// The comment that a file begins with.
struct HeaderComment: Sendable {
  /// Its lines, without their marks.
  let lines: [String]

  /// The comment at the start of `text`; no lines where there is none.
  init(of text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("#") }
      .map { String($0.dropFirst($0.hasPrefix("# ") ? 2 : 1)) }
  }

  /// As it stands in the file.
  var text: String { lines.map { $0.isEmpty ? "#\n" : "# \($0)\n" }.joined() }
}
