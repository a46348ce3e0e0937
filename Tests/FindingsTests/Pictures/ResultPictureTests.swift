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
    #expect(curves.panels.count == 2)
    // Every point has its interval, and the right panel counts updates.
    let point = try #require(curves.panels[1].series.last?.points.last)
    #expect(point.x == 720)
    let band = try #require(point.band)
    #expect(band.lowerBound < point.y && point.y < band.upperBound)
    let gaps = try #require(ResultPicture.gaps.figure(of: result))
    #expect(gaps.panels.map(\.title) == ["loss (exact)", "loss (gaussian)"])
    #expect(gaps.panels.allSatisfy { $0.series.map(\.name) == ["increasing"] })
  }

  @Test func `four panels of schedules`() throws {
    let figure = try #require(ResultPicture.schedules.figure(of: try Tiny.pair().result()))
    #expect(figure.panels.count == 4)
    #expect(figure.panels.allSatisfy { $0.series.map(\.name) == ["decaying", "increasing"] })
    // ε falls five-fold in one and B grows five-fold in the other: linear axes would do.
    for series in figure.panels[3].series {
      // A step holds until the next, so that there is a point for each change and one at the end.
      #expect(series.points.map(\.x) == [0, 6, 12])
      for (point, scale) in zip(series.points, [20.0, 4, 4]) { #expect(isClose(point.y, scale)) }
    }
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
      #expect(script.contains("'hot'"))
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
