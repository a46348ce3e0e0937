import Elementary
import Equivalence
import Experiments
import Report

/// How the gap of two losses is drawn.
package enum GapForm: Sendable {
  /// As it is compared: ln(loss / reference loss).
  case logarithm
  /// As the ratio of the losses, on a logarithmic axis.
  case ratio
}

extension ExperimentResult {
  /// The gap of every schedule to the reference at every epoch, with its pointwise interval and the margin; grey where an epoch is
  /// not settled. `nil` where nothing is compared.
  package func gapPanel(
    _ metric: String, _ dynamics: Dynamics, title: String, form: GapForm = .logarithm
  ) -> Panel? {
    let compared = comparisons.filter { $0.dynamics == dynamics && $0.metric == metric && !$0.points.isEmpty }
    guard let first = compared.first else { return nil }
    let drawing = GapDrawing(kind: first.kind, form: form)
    let margin = first.verdict(.whole).verdict.margin
    let end = compared.compactMap { $0.points.last?.epoch }.max() ?? 0
    let range = GapRange(compared, margin: margin)
    let (names, looks) = (legendNames(), looks)
    let settled = compared.map { comparison in
      Series(
        name: names[comparison.schedule], points: drawing.settled(comparison.points), look: looks[comparison.schedule])
    }
    let unsettled = compared.map { comparison in
      Series(
        name: "", points: drawing.unsettled(comparison.points), look: looks[comparison.schedule], isMuted: true)
    }
    return Panel(
      title: title, x: Axis("examples seen (epochs)", range: end > 0 ? 0...end : nil),
      y: drawing.axis(from: range.lower, to: range.upper),
      series: unsettled.filter { !$0.points.isEmpty }.inDrawingOrder + settled.inDrawingOrder,
      guides: [Guide(y: drawing.height(margin), label: "margin"), Guide(y: drawing.height(-margin))])
  }
}

/// Gaps as heights in a panel.
private struct GapDrawing {
  let kind: GapKind
  let form: GapForm

  func height(_ gap: Double) -> Double {
    switch (kind, form) {
    case (.logRatio, .logarithm): gap
    case (.logRatio, .ratio): .exp(gap)
    case (.difference, _): 100 * gap
    }
  }

  func axis(from lower: Double, to upper: Double) -> Axis {
    // The exponential of more is no number.
    let limit = form == .ratio ? 300 : Double.greatestFiniteMagnitude
    let range = height(max(lower, -limit))...height(min(upper, limit))
    return switch (kind, form) {
    case (.logRatio, .logarithm): Axis("ln(loss / reference loss)", range: range)
    case (.logRatio, .ratio): Axis("loss / reference loss", scale: .logarithmic, range: range)
    case (.difference, _): Axis("accuracy gap (% points)", range: range)
    }
  }

  /// With gaps where an epoch is not settled.
  func settled(_ points: [GapPoint]) -> [PlotPoint] { points.map { point($0, isDrawn: $0.settled) } }

  /// From the settled epoch before to the one behind, so that the curve is whole; empty where all are settled.
  func unsettled(_ points: [GapPoint]) -> [PlotPoint] {
    guard points.contains(where: { !$0.settled }) else { return [] }
    return points.indices.map { index in
      let near = points[max(0, index - 1)...min(points.count - 1, index + 1)]
      return point(points[index], isDrawn: near.contains { !$0.settled })
    }
  }

  private func point(_ gap: GapPoint, isDrawn: Bool) -> PlotPoint {
    isDrawn
      ? PlotPoint(x: gap.epoch, y: height(gap.gap), lower: height(gap.lower), upper: height(gap.upper))
      : PlotPoint(x: gap.epoch, y: .nan)
  }
}
