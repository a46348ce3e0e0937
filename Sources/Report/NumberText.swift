import Foundation

/// Numbers as decimal text, the same in every locale.
public enum NumberText {
  /// The shortest text that reads back to the same number, for example `128`, `0.1`, `1e-05`.
  ///
  /// Whole numbers below 2⁵³ carry no fraction. `value` must be finite.
  public static func shortest(_ value: Double) -> String {
    precondition(value.isFinite, "a number that is not finite has no decimal text")
    if value == 0 { return value.sign == .minus ? "-0" : "0" }
    if value.magnitude < 0x1p53, value == value.rounded(.towardZero) { return String(Int64(value)) }
    return value.description
  }

  /// A text for the eye with `digits` significant digits, for example `0.0123`, `1.2e-05`, `78125`.
  ///
  /// Digits before the decimal point are never replaced by zeros or an exponent below 10⁹, and trailing zeros after the
  /// point are dropped. `value` must be finite, `digits` from 1 to 17.
  public static func significant(_ value: Double, digits: Int) -> String {
    precondition(value.isFinite, "a number that is not finite has no decimal text")
    precondition((1...17).contains(digits), "significant digits are 1 to 17, not \(digits)")
    if value == 0 { return "0" }
    // The exponent after rounding: 9.996 at three digits is 10.0, not 9.996.
    let scientific = String(format: "%.\(digits - 1)e", value)
    guard let mark = scientific.firstIndex(of: "e"), let exponent = Int(scientific[mark...].dropFirst()) else {
      return scientific
    }
    guard (-4..<9).contains(exponent) else {
      return withoutTrailingZeros(String(scientific[..<mark])) + String(scientific[mark...])
    }
    return withoutTrailingZeros(String(format: "%.\(max(0, digits - 1 - exponent))f", value))
  }

  private static func withoutTrailingZeros(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var end = text.endIndex
    while text[text.index(before: end)] == "0" { end = text.index(before: end) }
    if text[text.index(before: end)] == "." { end = text.index(before: end) }
    return String(text[..<end])
  }
}
