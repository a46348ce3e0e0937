import Foundation

extension ResultWriter {
  /// A title as the name of a folder: lower case, with everything but letters and digits, of any script, replaced by hyphens; at
  /// most 80 characters and 200 bytes of UTF-8.
  public static func slug(_ title: String) -> String {
    // One spelling for what looks the same, and no capital letters: some file systems do not tell them apart.
    let text = title.precomposedStringWithCanonicalMapping.lowercased().precomposedStringWithCanonicalMapping
    let words = text.unicodeScalars.split { !isPart($0) }.map { String(String.UnicodeScalarView($0)) }
    var slug = ""
    for character in words.joined(separator: "-").prefix(80) {
      // Names of 255 bytes are what file systems hold.
      guard slug.utf8.count + character.utf8.count <= 200 else { break }
      slug.append(character)
    }
    if slug.hasSuffix("-") { slug.removeLast() }
    return slug.isEmpty ? "experiment" : slug
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .nonspacingMark, .spacingMark:
      // Variation selectors and the like are marks that nobody sees.
      !scalar.properties.isDefaultIgnorableCodePoint
    default: false
    }
  }
}
