import Experiments

/// A question about the noise scale, the experiment that answers it, and the answer.
///
/// A file of the folder `Examples` that begins with a comment: a line with the question, and after an empty one a paragraph
/// with the answer. The tests hold every number and verdict of the answer against a run.
public struct Example: Sendable {
  /// What `noise-sim compare --example` calls it.
  public let name: String
  /// The whole file.
  public let text: String

  /// To add one: a file in `Examples`, a line here, and its claims in the tests.
  public static let all: [Example] = [
    Example("nesterov", PackageResources.nesterov_yaml),
    Example("reshuffling", PackageResources.reshuffling_yaml),
    Example("momentum", PackageResources.momentum_yaml),
    Example("cosine", PackageResources.cosine_yaml),
    Example("adam-rules", PackageResources.adam_rules_yaml),
    Example("divergence", PackageResources.divergence_yaml),
  ]

  private init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// One line, which ends with a question mark.
  public var question: String { comment.lines.first ?? "" }

  /// One paragraph, on one line.
  public var answer: String { comment.lines.dropFirst(2).joined(separator: " ") }

  /// The comment as it stands in the file.
  public var header: String { comment.text }

  private var comment: HeaderComment { HeaderComment(of: text) }
}
