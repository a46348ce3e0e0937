import Experiments
import NoiseScale
import Report
import TestSupport
import Testing
import TinyExperiments

@testable import Paper

/// What the main pictures draw.
@Suite struct PaperFigureTests {
  @Test func `figure 1: g is one curve approximately, and not exactly`() throws {
    let figure = PaperFigure.figure1.figure(of: [try PaperFigure.figure1.experiments[0].result()])
    #expect(figure.panels.map(\.title) == ["learning rate ε", "batch size B", "approximate g", "exact g"])
    func last(_ panel: Int) -> [Double] { figure.panels[panel].series.map { $0.points.last!.y } }
    #expect(last(0).elementsEqual([0.0008, 0.004, 0.1]) { isClose($0, $1) })
    #expect(last(1) == [128, 640, 16_000])
    for g in last(2) { #expect(isClose(g, 3.125)) }
    // 1 − B/N of it.
    #expect(zip(last(3), [128.0, 640, 16_000]).allSatisfy { isClose($0, 3.125 * (1 - $1 / 50_000)) })
  }

  @Test func `figure 5: the legend has the totals, and the paper's`() throws {
    // The same schedules on a quadratic without modes to speak of.
    var experiment = PaperFigure.figure5.experiments[0]
    experiment.problem = Tiny.quadratic([0.1])
    experiment.dynamics = [.exact]
    experiment.measureNoiseEvery = nil
    let figure = PaperFigure.figure5.figure(of: [try experiment.result()])
    // A quadratic has neither metric: panels without curves, but all four of them.
    #expect(figure.panels.count == 4 && figure.panels.allSatisfy(\.series.isEmpty))
    let labels = UpdateStatement.labels(of: try experiment.result().plans, in: .figure5).map {
      $0.replacing("\u{202F}", with: " ")
    }
    #expect(
      labels == [
        "original: 78 125 updates (paper: ≈ 80 000)", "increasing batch size: 29 142 updates (paper: ≈ 29 000)",
        "increased initial learning rate: 6 407 updates (paper: < 6 500)",
        "increased momentum: 2 305 updates (paper: < 2 500)",
        "increased momentum from epoch 20: 9 806 updates (not in the paper)",
      ])
  }

  @Test func `figure 7: the moved curves`() throws {
    let result = try PaperFigure.figure7.experiments[1].result()
    let figure = PaperFigure.figure7.figure(of: [result, result])
    let (first, moved) = (figure.panels[2], figure.panels[3])
    #expect(first.series.count == 3 && moved.series.count == 3)
    for (index, lost) in [0.9 * 8192 / 0.1, 0.95 * 16_384 / 0.05, 0.975 * 32_768 / 0.025].enumerated() {
      let (before, after) = (first.series[index].points.last!, moved.series[index].points.last!)
      #expect(isClose(before.x - after.x, lost / 1_281_167, within: 1e-9) && before.y == after.y)
    }
    // At epoch 2 the curves are apart by more than 0.4, and by less than a tenth once they are moved.
    func spread(_ panel: Panel, at epoch: Double) -> Double {
      let heights = panel.series.map { series in
        series.points.min { abs($0.x - epoch) < abs($1.x - epoch) }!.y
      }
      return heights.max()! / heights.min()! - 1
    }
    #expect(spread(first, at: 2) > 0.4)
    #expect(spread(moved, at: 2) < 0.1)
  }
}
