import Experiments
import Findings
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

  /// Every name of the paper's schedules has a look, wherever it is drawn, and no two of a figure have the same.
  @Test func `one look for each name`() throws {
    var looks: [String: Set<Int>] = [:]
    for experiment in PaperFigure.all.flatMap(\.experiments) + BuiltInExperiments.all {
      let names = try experiment.resolvedSchedules().map(\.name)
      let own = LookBook.looks(of: names)
      #expect(Set(own).count == names.count)
      for (name, look) in zip(names, own) { looks[name, default: []].insert(look) }
    }
    for name in PaperSchedules.resNet50.map(\.name) { looks[name, default: []].insert(LookBook.looks(of: [name])[0]) }
    #expect(looks.values.allSatisfy { $0.count == 1 })
    #expect(Set(looks.keys) == Set(LookBook.usual.keys))
    // What others are compared with looks the same everywhere.
    for experiment in PaperFigure.all.flatMap(\.experiments) + BuiltInExperiments.all {
      #expect(looks[experiment.comparison.reference] == [0], "\(experiment.title)")
    }
    for name in [PaperSchedules.original, PaperSchedules.reference, PaperSchedules.baseline] {
      #expect(looks[name] == [0])
    }
  }

  @Test func `figure 6: the ratio of the losses, exactly and simulated`() throws {
    let experiment = PaperFigure.figure6.experiments[0].with {
      $0.problem = Tiny.quadratic([0.01, 0.001])
      $0.replicates = 4
    }
    let result = try experiment.result()
    let figure = PaperFigure.figure6.figure(of: [result])
    #expect(
      figure.panels.map(\.title) == ["simulated, by epoch", "simulated, by update", "exact, ratio", "simulated, ratio"])
    for (panel, dynamics) in zip(figure.panels.suffix(2), [Dynamics.exact, .gaussian]) {
      #expect(panel.y.scale == .logarithmic && panel.y.label == "loss / reference loss")
      #expect(isClose(panel.guides[0].y, 1.1051709180756477) && isClose(panel.guides[1].y, 1 / 1.1051709180756477))
      // The ratio of the means, from the runs themselves.
      let means = result.runs.filter { $0.dynamics == dynamics }.map { $0.curves.curves[0].points.map(\.moments.mean) }
      let curve = try #require(panel.series.last)
      #expect(curve.name == PaperSchedules.increasing && curve.points.count == means[0].count)
      for (point, ratio) in zip(curve.points, zip(means[1], means[0]).map { $0 / $1 }) where point.y.isFinite {
        #expect(isClose(point.y, ratio, within: 1e-12))
        #expect(point.band.map { $0.contains(point.y) } == true)
      }
    }
  }

  @Test func `figures 2 to 4: the gaps below the curves`() throws {
    func network(_ title: String) -> Experiment {
      Tiny.network(
        replicates: 4,
        [PaperSchedules.reference, PaperSchedules.increasing].map {
          Tiny.schedule($0, momentum: 0.5, [(2, 0.1, 4), (2, 0.02, 4)])
        }
      ).with { $0.title = title }
    }
    let results = [try network("One").result(), try network("Two").result()]
    for figure in [PaperFigure.figure2, .figure2Reduced, .figure2Noise] {
      let panels = figure.figure(of: [results[0]]).panels
      #expect(panels.map(\.title) == ["(a) by epoch", "(b) by update", "train loss, gap", "test accuracy, gap"])
      #expect(panels.suffix(2).allSatisfy { $0.guides.count == 2 && $0.series.last?.look == 2 })
    }
    for (figure, names) in [(PaperFigure.figure3, ["momentum", "Nesterov"]), (.figure4, ["SGD", "Adam"])] {
      let panels = figure.figure(of: results).panels
      #expect(
        panels.map(\.title) == [
          "(a) \(names[0]), by epoch", "\(names[0]), by update", "(b) \(names[1]), by epoch", "\(names[1]), by update",
          "\(names[0]), gap", "\(names[1]), gap",
        ])
      #expect(panels.prefix(4).allSatisfy { $0.y.label == "accuracy (%)" && $0.scaleBar != nil })
    }
  }

  @Test func `figure 5: updates are on a logarithmic axis`() throws {
    let result = try Tiny.network(
      replicates: 2,
      PaperSchedules.fewerUpdates.map { Tiny.schedule($0.name, momentum: 0.5, [(2, 0.1, 4)]) }
        + [Tiny.schedule(LateMomentum.name, momentum: 0.5, [(2, 0.1, 4)])]
    ).with { $0.comparison.reference = PaperSchedules.original }.result()
    let panels = PaperFigure.figure5.panels([result])
    #expect(panels.map(\.x.scale) == [.logarithmic, .linear, .logarithmic, .linear])
    #expect(panels[0].series[0].points.map(\.x) == result.runs[0].curves.curves[0].points.map(\.update))
    #expect(panels[0].series.suffix(5).allSatisfy { $0.style == .points && $0.name.isEmpty })
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
