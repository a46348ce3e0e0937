import ArgumentParser
import Compression

/// The option of every command that reads files.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The largest input that is read, uncompressed, such as 4GiB (default: \(InputLimit.words(InputLimit.usual))).",
      valueName: "size"))
  var maxInput: ByteCount?

  /// In bytes.
  var limit: Int { maxInput?.bytes ?? InputLimit.usual }
}

/// The option of the commands that read manifests.
struct ManifestOptions: ParsableArguments {
  @Flag(help: "Go on where data files are no longer those that a manifest was written with.")
  var acceptChangedData = false
}

/// A number of bytes: `500MB`, `4GiB`, `1048576`. kB … TB are powers of 1000, KiB … TiB of 1024.
struct ByteCount: ExpressibleByArgument {
  /// > 0.
  let bytes: Int

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    let unit = argument.dropFirst(digits.count).drop { $0 == " " }.lowercased()
    guard let number = Int(digits), number > 0, let factor = Self.factors[unit] else { return nil }
    let (bytes, isTooLarge) = number.multipliedReportingOverflow(by: factor)
    guard !isTooLarge else { return nil }
    self.bytes = bytes
  }

  private static let factors: [String: Int] = [
    "": 1, "b": 1, "kb": 1000, "mb": 1_000_000, "gb": 1_000_000_000, "tb": 1_000_000_000_000,
    "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30, "tib": 1 << 40,
  ]
}
