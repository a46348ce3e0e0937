import Report

/// The paper's claims, one a row, and what these simulations found.
public enum ClaimsPage: PaperPage {
  public static let name = "claims"
  public static let title = "The paper's claims"

  public static func write(from published: PublishedFigures, to output: inout PageOutput) throws {
    let claims = try findings(published)
    var table = Table(
      name: name,
      columns: ["claim", "figure", "statement", "finding", "lower", "upper", "quantity", "detail", "folder"])
    var summary = Table(name: name, columns: ["claim", "the paper", "found here", "interval"])
    for (claim, evidence) in claims {
      let interval = evidence.interval
      table.append([
        .text(claim.name), Cell(claim.figure?.name), .text(claim.statement), .text(evidence.finding.words),
        Cell(interval?.lowerBound), Cell(interval?.upperBound), Cell(evidence.quantity), .text(evidence.detail),
        Cell(evidence.folder.isEmpty ? nil : evidence.folder),
      ])
      let range = interval.map {
        "\(Wording.number($0.lowerBound)) … \(Wording.number($0.upperBound)) \(evidence.quantity ?? "")"
      }
      summary.append([.text(claim.name), .text(claim.statement), .text(evidence.finding.words), Cell(range)])
    }
    try output.write(table.csv, to: "claims.csv")
    try output.write(text(summary, claims), to: "README.md")
  }

  /// Every claim with its evidence.
  static func findings(_ published: PublishedFigures) throws -> [(claim: Claim, evidence: Evidence)] {
    try Claim.all.map { ($0, try $0.evidence(published)) }
  }

  private static func text(_ table: Table, _ claims: [(claim: Claim, evidence: Evidence)]) -> String {
    let numbers = claims.map { claim, evidence in
      let source = evidence.folder.isEmpty ? "" : " ([\(evidence.folder)](../\(evidence.folder)))"
      return "- **\(Markdown.escaped(claim.name))**: \(Markdown.escaped(evidence.detail))\(source)"
    }
    return """
      # \(title)

      Claims of "Don't Decay the Learning Rate, Increase the Batch Size" (arXiv 1711.00489) in our words, and what was found on a small \
      network on Fashion-MNIST (Figures 2–5) and on noisy quadratics (Figures 1, 6, 7). \(Self.count(claims.map(\.evidence.finding))) \
      The same with all digits in [claims.csv](claims.csv).

      \(table.markdown())
      *Holds within x*: at every settled epoch the interval of the gap, each end one-sided at the confidence of the experiment, lies \
      within x of the reference and within the margin; of an accuracy that is judged at its end, there. *Fails here because*: for \
      curves, at some settled epoch a band that holds for all of them lies outside the margin, and the reason is what theory has for \
      it. *Open*: neither. *Settled* epochs lie more than 6 memories and a batch after the start and every change of stage. Each row \
      is one statement; nothing is corrected for the number of rows.

      ## The numbers

      \(numbers.joined(separator: "\n"))

      """
  }

  /// How many claims hold, and how many do not.
  static func count(_ findings: [Evidence.Finding]) -> String {
    var (holding, failing, open, depending, silent) = (0, 0, 0, 0, 0)
    for finding in findings {
      switch finding {
      case .holds: holding += 1
      case .fails: failing += 1
      case .open: open += 1
      case .depends: depending += 1
      case .cannotSpeak: silent += 1
      }
    }
    func verb(_ count: Int, _ one: String, _ several: String) -> String { "\(count) \(count == 1 ? one : several)" }
    var parts = ["\(verb(holding, "holds", "hold")) here", verb(failing, "does not", "do not")]
    if depending > 0 { parts.append("\(verb(depending, "depends", "depend")) on how updates are counted") }
    if open > 0 { parts.append(verb(open, "is open", "are open")) }
    return
      "Of \(findings.count) claims \(parts.joined(separator: ", ")), and of \(silent) these simulations cannot speak."
  }
}
