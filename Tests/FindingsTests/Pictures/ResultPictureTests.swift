import Equivalence
import Experiments
import Findings
import NoiseScale
import Report
import TestSupport
import Testing
import TinyExperiments

@Suite struct ResultPictureTests {
  static func scripts(_ result: ExperimentResult) -> [String: String] {
    ResultPicture.all.reduce(into: [:]) { scripts, picture in
      scripts[picture.name] = picture.figure(of: result)?.script
    }
  }

  @Test func `the names of the schedules and the margin`() throws {
    let result = try Tiny.pair(dynamics: [.exact, .gaussian]).result()
    let scripts = Self.scripts(result)
    #expect(scripts.keys.sorted() == ["curves", "gaps", "schedules"])
    for script in scripts.values { #expect(script.contains("'increasing'")) }
    #expect(scripts["curves"]?.contains("'decaying'") == true)
    #expect(scripts["gaps"]?.contains("'Gap to decaying'") == true)
    #expect(scripts["gaps"]?.contains("'margin'") == true)
    #expect(scripts["gaps"]?.contains("from graph 0,first 0.1 to graph 1,first 0.1") == true)
    #expect(scripts["gaps"]?.contains("from graph 0,first -0.1 to graph 1,first -0.1") == true)
  }

  @Test func `curves are drawn of replicates, gaps of all dynamics`() throws {
    let result = try Tiny.pair(dynamics: [.exact, .gaussian]).result()
    let curves = try #require(ResultPicture.curves.figure(of: result))
    #expect(
      curves.panels.map(\.title) == ["loss against epochs (gaussian)", "loss against updates (gaussian)"])
    #expect(curves.caption.hasPrefix("Learning curves of the dynamics that are drawn (gaussian) with intervals"))
    // Every point has its interval, and the right panel counts updates, with a mark without a name at the end of each.
    #expect(
      curves.panels.map { $0.series.map(\.name) } == [["decaying", "increasing"], ["decaying", "increasing", "", ""]])
    let point = try #require(curves.panels[1].series[1].points.last)
    #expect(point.x == 720)
    let end = curves.panels[1].series[3]
    #expect(end.style == .points && end.look == 1 && end.points.map(\.x) == [720] && end.points.map(\.y) == [point.y])
    let band = try #require(point.band)
    #expect(band.lowerBound < point.y && point.y < band.upperBound)
    let gaps = try #require(ResultPicture.gaps.figure(of: result))
    #expect(gaps.panels.map(\.title) == ["loss (exact)", "loss (gaussian)"])
    #expect(gaps.panels.allSatisfy { $0.series.map(\.name) == ["", "increasing"] })
  }

  /// Every point of a gap is drawn once in colour where it is settled, and in grey where it is not or beside one that is not.
  @Test func `gaps are grey where epochs are not settled`() throws {
    let result = try Tiny.pair().result()
    let figure = try #require(ResultPicture.gaps.figure(of: result))
    let points = result.comparisons[0].points
    #expect(points.contains(where: \.settled) && points.contains { !$0.settled })
    let (grey, coloured) = (figure.panels[0].series[0], figure.panels[0].series[1])
    #expect(grey.isMuted && grey.name == "" && !coloured.isMuted && grey.look == coloured.look)
    for (index, point) in points.enumerated() {
      #expect(coloured.points[index].y.isFinite == point.settled)
      let isNear = [index - 1, index, index + 1].contains { points.indices.contains($0) && !points[$0].settled }
      #expect(grey.points[index].y.isFinite == isNear)
      if point.settled { #expect(coloured.points[index].y == point.gap && coloured.points[index].x == point.epoch) }
      if isNear { #expect(grey.points[index].y == point.gap) }
    }
    #expect(
      figure.caption
        == "Gap to the reference with its pointwise interval; dashed: the margin. Grey: epochs that are not settled, where the gap may leave it."
    )
  }

  @Test func `every settled gap and every quoted one is on its axis`() throws {
    let experiment = Tiny.pair(dynamics: [.exact, .gaussian]).with {
      $0.schedules.append(Tiny.schedule("far", momentum: 0.5, [(6, 0.1, 10), (6, 0.002, 100)]))
      $0.schedules.append(Tiny.schedule("near", momentum: 0.5, [(6, 0.1, 10), (6, 0.03, 10)]))
      $0.comparison.lossMargin = 1e-3
    }
    let result = try experiment.result()
    let figure = try #require(ResultPicture.gaps.figure(of: result))
    var farthest = 0.0
    for (panel, dynamics) in zip(figure.panels, [Dynamics.exact, .gaussian]) {
      let range = try #require(panel.y.range)
      for comparison in result.comparisons where comparison.dynamics == dynamics {
        let settled = comparison.points.filter(\.settled).map(\.gap)
        let quoted = comparison.verdicts.map(\.verdict).flatMap {
          [$0.deciding?.gap, $0.region == .whole ? nil : $0.largestGap].compactMap(\.self)
        }
        #expect(!settled.isEmpty && (settled + quoted).allSatisfy { range.contains($0) })
        farthest = max(farthest, settled.map(\.magnitude).max() ?? 0)
      }
    }
    // Farther than a few margins.
    #expect(farthest > 100 * 1e-3)
  }

  @Test func `of a gap far from the margin half of the curve is shown`() throws {
    let experiment = Tiny.pair().with {
      $0.schedules[1] = Tiny.schedule("far", momentum: 0.5, [(12, 0.001, 1000)])
      $0.comparison.lossMargin = 1e-6
    }
    let result = try experiment.result()
    let panel = try #require(ResultPicture.gaps.figure(of: result)?.panels.first)
    let range = try #require(panel.y.range)
    let points = result.comparisons[0].points
    let settled = points.contains(where: \.settled) ? points.filter(\.settled) : points
    #expect(settled.count { range.contains($0.gap) } >= settled.count / 2)
    #expect(range.lowerBound <= -2e-6 && range.upperBound >= 2e-6)
  }

  @Test func `the untrained start does not set the range of losses`() throws {
    let figure = try #require(ResultPicture.curves.figure(of: try Tiny.pair().result()))
    for panel in figure.panels {
      #expect(panel.y.scale == .logarithmic && panel.y.range == nil)
      for series in panel.series where !series.name.isEmpty {
        #expect(series.points.map(\.setsRange) == series.points.indices.map { $0 > 0 })
      }
    }
  }

  @Test func `accuracies are in percent, with the margin as a bar`() throws {
    let experiment = Tiny.network(
      replicates: 4, ["a", "b"].map { Tiny.schedule($0, momentum: 0.5, [(4, 0.1, 4), (4, 0.02, 4)]) }
    ).with { $0.comparison.accuracyMargin = 0.02 }
    let result = try experiment.result()
    let figure = try #require(ResultPicture.curves.figure(of: result))
    let panel = try #require(figure.panels.first { $0.title == "test accuracy against epochs" })
    let curve = try #require(result.runs[1].curves.curves.first { $0.metric == "test_accuracy" })
    #expect(panel.y.label == "accuracy (%)" && panel.y.scale == .linear)
    #expect(panel.series[1].points.map(\.y) == curve.points.map { 100 * $0.moments.mean })
    #expect(panel.scaleBar?.length == 2 && panel.scaleBar?.label == "margin")
    #expect(figure.caption.hasSuffix("The bar is as long as the margin."))
    let losses = figure.panels.filter { $0.title.contains("loss") }
    #expect(losses.count == 4 && losses.allSatisfy { $0.scaleBar == nil && $0.y.scale == .logarithmic })
    let gaps = try #require(ResultPicture.gaps.figure(of: result)?.panels.first { $0.title.hasPrefix("test accuracy") })
    let compared = try #require(result.comparisons.first { $0.metric == "test_accuracy" })
    #expect(gaps.guides.map(\.y) == [2, -2] && gaps.y.label == "accuracy gap (% points)")
    let drawn = zip(compared.points, gaps.series.last?.points ?? []).filter { $0.0.settled }
    #expect(!drawn.isEmpty && drawn.allSatisfy { $0.1.y == 100 * $0.0.gap })
  }

  @Test func `what is the same throughout has no panel of schedules`() throws {
    let figure = try #require(ResultPicture.schedules.figure(of: try Tiny.pair().result()))
    #expect(figure.panels.map(\.title) == ["learning rate ε", "batch size B", "noise scale g"])
    #expect(
      figure.caption
        == "The schedules: learning rate ε, batch size B and exact noise scale g against epochs. Momentum is 0.5 throughout."
    )
    #expect(figure.panels.allSatisfy { $0.series.map(\.name) == ["decaying", "increasing"] })
    // ε falls five-fold in one and B grows five-fold in the other: linear axes would do.
    for series in figure.panels[2].series {
      #expect(series.points.map(\.x) == [0, 6, 6, 12])
      for (point, scale) in zip(series.points, [20.0, 20, 4, 4]) { #expect(isClose(point.y, scale)) }
    }
  }

  @Test func `schedules of which nothing changes have no picture`() throws {
    let result = try Tiny.pair().with { experiment in
      experiment.schedules = ["decaying", "b"].map { Tiny.schedule($0, momentum: 0.5, [(12, 0.1, 10)]) }
    }.result()
    #expect(ResultPicture.schedules.figure(of: result) == nil)
  }

  @Test func `gaps are missing where there is nothing to compare`() throws {
    let result = try Tiny.pair().with { $0.schedules.removeLast() }.result()
    #expect(ResultPicture.gaps.figure(of: result) == nil)
    #expect(ResultPicture.curves.figure(of: result) != nil)
  }

  @Test func `one replicate and a diverging schedule are drawn`() throws {
    let experiment = Tiny.pair(dynamics: [.gaussian], replicates: 1).with {
      $0.schedules.append(Tiny.schedule("hot", momentum: 0.5, [(6, 0.1, 10), (6, 4, 10)]))
    }
    let scripts = Self.scripts(try experiment.result())
    for script in scripts.values {
      #expect(script.contains("'hot (diverged)'") && !script.contains("'decaying (diverged)'"))
      #expect(!script.contains("inf") && !script.contains("nan "))
    }
  }

  @Test func `hostile names stay words`() throws {
    let name = "'; system('x') #`x`\nplot"
    let experiment = Tiny.pair().with {
      $0.title = name
      $0.schedules[1] = Tiny.schedule(name, momentum: 0.5, [(12, 0.1, 10)])
    }
    for script in Self.scripts(try experiment.result()).values {
      // The quote never ends a string: it stands outside as one of its own.
      #expect(!script.contains("'; system('x')"))
      #expect(script.contains(#"''."\047".'; system('."\047".'x'."\047".') #`x` plot'"#))
    }
  }
}
