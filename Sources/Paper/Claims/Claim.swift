/// One claim of the paper, and what these simulations say of it.
struct Claim: Sendable {
  /// A name of a few words.
  let name: String
  /// What the paper says, in our words.
  let statement: String
  /// The figure that is looked at; `nil` where none can speak.
  let figure: PaperFigure?
  /// What the files of the figures say.
  let evidence: @Sendable (PublishedFigures) throws -> Evidence

  /// The paper's claims, in its order. To add one: an entry of one of these lists.
  static let all: [Claim] = sameCurves + fewerUpdates + imageNet + limits + silent

  /// Every claim with its evidence.
  /// - Throws: `Fault` where a figure's files are missing or hold something else.
  static func findings(_ published: PublishedFigures) throws -> [(claim: Claim, evidence: Evidence)] {
    try all.map { ($0, try $0.evidence(published)) }
  }
}
