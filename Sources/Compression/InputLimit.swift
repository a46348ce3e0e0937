/// How large an input may be, so that one that never ends, or holds far more than its name promises, cannot take all memory.
public enum InputLimit {
  /// 1 GiB.
  public static let usual = 1 << 30

  /// The most bytes that any one input may have, uncompressed.
  @TaskLocal public static var bytes = usual

  /// A number of bytes in words: `1 GiB`, `1536 KiB`, `10 bytes`.
  public static func words(_ bytes: Int) -> String {
    let units = ["bytes", "KiB", "MiB", "GiB", "TiB"]
    var (number, unit) = (bytes, 0)
    while number > 0, number.isMultiple(of: 1024), unit + 1 < units.count {
      number /= 1024
      unit += 1
    }
    return "\(number) \(units[unit])"
  }
}
