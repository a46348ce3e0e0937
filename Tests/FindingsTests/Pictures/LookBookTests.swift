import Experiments
import Findings
import TestSupport
import Testing
import TinyExperiments

@Suite struct LookBookTests {
  @Test func `other names take the looks that are left, in their order`() {
    #expect(LookBook.looks(of: ["a", "b", "c"]) == [0, 1, 2])
    #expect(LookBook.looks(of: ["a", "increasing batch size", "b", "c"]) == [0, 2, 1, 3])
    #expect(LookBook.looks(of: ["hybrid", "decaying learning rate"]) == [1, 0])
    #expect(LookBook.looks(of: []) == [])
  }

  @Test func `no two names of an experiment share a look`() {
    let names = LookBook.usual.keys.sorted() + (0..<20).map { "schedule \($0)" }
    for count in [1, 5, names.count] {
      #expect(Set(LookBook.looks(of: Array(names.prefix(count)))).count == count)
      #expect(Set(LookBook.looks(of: Array(names.suffix(count)))).count == count)
    }
    // Also those that have the same one in the book.
    #expect(LookBook.looks(of: ["original", "decaying learning rate", "momentum 0.9"]) == [0, 1, 2])
  }

  @Test func `pictures of one experiment agree, and thin lines are drawn last`() throws {
    let result = try Tiny.pair().with { experiment in
      experiment.schedules = ["increasing batch size", "other", "decaying learning rate"].map {
        Tiny.schedule($0, momentum: 0.5, [(6, 0.1, 10), (6, 0.02, 10 + $0.count)])
      }
      experiment.comparison.reference = "increasing batch size"
    }.result()
    for picture in ResultPicture.all {
      for panel in picture.figure(of: result)?.panels ?? [] {
        let series = panel.series.filter { !$0.name.isEmpty }
        #expect(series.map(\.look) == series.map(\.look).sorted() && !series.isEmpty)
        for curve in series {
          #expect(curve.look == ["decaying learning rate": 0, "other": 1, "increasing batch size": 2][curve.name])
        }
      }
    }
  }
}
