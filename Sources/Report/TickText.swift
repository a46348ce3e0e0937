import Foundation

/// The number beside a mark on an axis.
enum TickText {
  /// Plain decimals where they are short, such as `0.02` and `5000`, else a power of ten: `10⁻⁵`, `2×10⁶`.
  ///
  /// - Parameters:
  ///   - value: a finite number.
  ///   - longest: how many characters plain decimals may have, their sign not counted.
  static func text(_ value: Double, longest: Int) -> String {
    let sign = value < 0 ? "−" : ""
    let plain = NumberText.shortest(value.magnitude)
    if isShort(value, longest: longest) { return sign + plain }
    let parts = String(format: "%.6e", value.magnitude).split(separator: "e")
    guard parts.count == 2, let mantissa = Double(parts[0]), let exponent = Int(parts[1]) else { return sign + plain }
    let power = "10" + superscript(exponent)
    return sign + (mantissa == 1 ? power : NumberText.shortest(mantissa) + "×" + power)
  }

  /// Whether plain decimals have no more characters, their sign not counted.
  static func isShort(_ value: Double, longest: Int) -> Bool {
    let plain = NumberText.shortest(value.magnitude)
    return plain.count <= longest && !plain.contains("e")
  }

  private static func superscript(_ number: Int) -> String {
    let digits: [Character: Character] = [
      "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    ]
    return String(String(number).map { digits[$0] ?? $0 })
  }
}
