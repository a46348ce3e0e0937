import ExperimentFiles

extension String {
  /// What a key of an experiment file means, for the option that stands for it.
  ///
  /// - Parameter path: The keys that lead to it, lists left out: `schedules`, `stages`, `epochs`.
  static func key(_ path: String...) -> String { KeyList.parameter(path).meaning }

  /// The same, of an option that goes without a file.
  ///
  /// - Parameter usual: What it is where it is left out.
  static func keyWithoutFile(_ path: String..., usual: String? = nil) -> String {
    let parameter = KeyList.parameter(path)
    let words = if case .word(let words) = parameter.allowed { words } else { [String]() }
    let notes = [
      words.isEmpty ? nil : "values: \(words.joined(separator: ", "))", usual.map { "default: \($0)" },
    ].compactMap(\.self)
    return parameter.meaning + " Without a file only." + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
  }
}
