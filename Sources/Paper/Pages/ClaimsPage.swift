import Findings
import Report

extension PaperPage {
  /// The paper's claims, one a row, and what these simulations found.
  public static let claims = PaperPage("claims", title: "The paper's claims") { page, published, output in
    let claims = try Claim.findings(published)
    var table = Table(
      name: page.name,
      columns: ["claim", "figure", "statement", "finding", "lower", "upper", "quantity", "detail", "folder"])
    var summary = Table(name: page.name, columns: ["claim", "the paper", "found here", "interval"])
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
    try output.write(
      text(page.title, try DesignText.text(published), summary, claims), to: PageOutput.text)
  }

  private static func text(
    _ title: String, _ design: String, _ table: Table, _ claims: [(claim: Claim, evidence: Evidence)]
  ) -> String {
    let numbers = claims.map { claim, evidence in
      let source = evidence.folder.isEmpty ? "" : " ([\(evidence.folder)](../\(evidence.folder)))"
      return "- **\(Markdown.escaped(claim.name))**: \(Markdown.escaped(evidence.detail))\(source)"
    }
    return """
      # \(title)

      Claims of "Don't Decay the Learning Rate, Increase the Batch Size" (arXiv 1711.00489) in our words, and what was found on a small \
      network on Fashion-MNIST (Figures 2–5) and on noisy quadratics (Figures 1, 6, 7). \(Evidence.Finding.count(claims.map(\.evidence.finding))) \
      \(Evidence.exceptions(claims)) The same with all digits in [claims.csv](claims.csv).

      \(design)
      \(table.markdown())
      What is found, in words:

      - *holds within x*: at every settled epoch the interval lies within x of the reference and within the margin, every stage in which \
      the schedules differ has a settled epoch, and the end is equivalent too; of an accuracy that is judged at its end, there. *Settled* \
      epochs lie more than 6 memories and a batch after the start and every change of stage.
      - *would have noticed*: the wrong noise scales that the same replicates, margin and epochs would have called different with nine \
      chances in ten. With a *poor resolution* a g of twice the right one, or of half of it, might have passed.
      - *fails here because*: for curves, the verdict is *different* at some settled epoch or at the end, and the reason is what theory has \
      for it.
      - *open*: neither.
      - *counted*: numbers of updates, which need no evidence. All of them are held against the same \
      \(Evidence.Finding.tolerance), by which the length of the paper's figures of CIFAR-10 is more than that of its schedules; *fewer \
      than* a number is any count up to that much above it.

      Each row is one statement; nothing is corrected for the number of rows.

      ## The numbers

      \(numbers.joined(separator: "\n"))

      """
  }
}
