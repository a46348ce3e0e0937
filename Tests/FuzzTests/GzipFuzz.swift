import Compression
import Fuzzing
import TestSupport

/// Streams of gzip, within a limit of 256 KiB.
enum GzipFuzz: FuzzTarget {
  struct Input: Sendable {
    var bytes: [UInt8]
    var content: [UInt8]?
  }
  static let name = "gzip"
  static let share = 0.2
  private static let limit = 1 << 18

  static func input(_ random: inout SeededGenerator) -> Input {
    let (bytes, content) = GzipStreams.stream(&random)
    return Input(bytes: bytes, content: content)
  }

  static func shown(_ input: Input) -> String {
    input.bytes.prefix(1000).map { String($0, radix: 16) }.joined(separator: " ") + " (\(input.bytes.count) bytes)"
  }

  static func check(_ input: Input) throws -> FuzzOutcome {
    let content: [UInt8]
    do {
      content = try InputLimit.$bytes.withValue(limit) { try Gzip.inflate(input.bytes) }
    } catch let error as GzipError {
      try FuzzFinding.unless(
        input.content.map { $0.count > limit } ?? true, "a whole stream is refused: \(error)")
      try Sentences.check("the file \(error)")
      return .refused
    }
    try FuzzFinding.unless(content.count <= limit, "it holds \(content.count) bytes, more than the limit")
    try FuzzFinding.unless(input.content.map { $0 == content } ?? true, "it holds other bytes than were put into it")
    return .accepted
  }
}
