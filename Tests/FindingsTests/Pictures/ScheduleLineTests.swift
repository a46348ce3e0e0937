import Findings
import NoiseScale
import Report
import TestSupport
import Testing

@Suite struct ScheduleLineTests {
  private static func plan(_ stages: [Stage], size: Int = 20_000) -> Plan {
    Plan(Schedule(name: "s", stages: stages), on: TrainingSet(size: size, sampling: .withReplacement), optimizer: SGD())
  }

  private static func stage(_ epochs: Double, _ learningRate: Quantity, _ batchSize: Quantity) -> Stage {
    Stage(epochs: epochs, learningRate: learningRate, batchSize: batchSize, momentum: 0.9)
  }

  /// The height of the line at a place, between two points.
  private static func height(_ points: [PlotPoint], at x: Double) -> Double {
    let index = points.firstIndex { $0.x >= x } ?? points.count - 1
    guard index > 0, points[index].x > points[index - 1].x else { return points[index].y }
    let (a, b) = (points[index - 1], points[index])
    return a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)
  }

  private static let plans: [Plan] = [
    plan([stage(20, .law(CosineLaw(from: 0.1, to: 1e-5)), 64)]),
    // A stage shorter than from one recorded epoch to the next.
    plan([stage(10.3, 0.1, 64), stage(0.4, 0.1, 4096), stage(1.7, 0.02, 64), stage(8, 0.02, 640)]),
    plan([stage(20, .law(StepLaw(from: 0.8, factor: 0.5, every: 3.7)), 64)]),
    plan([stage(20, 0.1, .law(LinearLaw(from: 64, to: 6400)))]),
    plan([stage(0.7, .law(LinearLaw(from: 0, to: 0.3)), 100), stage(5.1, .law(LinearLaw(from: 0.3, to: 0)), 100)]),
  ]

  @Test(arguments: plans.indices)
  func `the line is the timeline at any epoch`(index: Int) {
    let plan = Self.plans[index]
    let line = ScheduleLine(plan)
    for quantity in [\HyperParameters.learningRate, \.momentum] { check(plan, line) { $0[keyPath: quantity] } }
    check(plan, line) { Double($0.batchSize) }
  }

  private func check(_ plan: Plan, _ line: ScheduleLine, _ value: (HyperParameters) -> Double) {
    let points = line.points(of: value)
    let largest = points.map(\.y).max() ?? 0
    #expect(points.first?.x == 0 && points.last?.x == plan.epochs && points.count < 2000)
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x })
    var random = SeededGenerator(7)
    for _ in 0..<1000 {
      let epoch = random.uniform(0, plan.epochs)
      let expected = value(plan.timeline.hyperParameters(atEpoch: epoch))
      // An update (1/140 of the shortest law) or a step of the grid late at the most.
      #expect(abs(Self.height(points, at: epoch) - expected) <= 8e-3 * largest, "\(epoch)")
    }
  }

  @Test func `changes are upright, where they are`() {
    let points = ScheduleLine(Self.plans[1]).points { Double($0.batchSize) }
    #expect(points.map(\.y) == [64, 64, 4096, 4096, 64, 64, 640, 640])
    for (x, expected) in zip(points.map(\.x), [0, 10.3, 10.3, 10.7, 10.7, 12.4, 12.4, 20.4]) {
      #expect(isClose(x, expected, within: 1e-12))
    }
    #expect(ScheduleLine(Self.plans[1]).points(of: \.momentum).map(\.x) == [0, Self.plans[1].epochs])
  }

  @Test func `a law that falls to 0 does not stretch an axis down to its last update`() throws {
    let points = ScheduleLine(Self.plans[4]).points(of: \.learningRate)
    let least = try #require(points.filter(\.setsRange).map(\.y).min())
    #expect(least > 0.001 && least < 0.01)
    // One that ends above 0 is shown to its end.
    #expect(ScheduleLine(Self.plans[0]).points(of: \.learningRate).allSatisfy { $0.setsRange })
  }

  /// A peak of one piece among 10⁵ remains.
  @Test func `many pieces give as many points as a picture shows`() throws {
    let stages = (0..<100_000).map { Self.stage(0.01, .constant($0 == 54_321 ? 5 : 0.1 + 1e-6 * Double($0 % 7)), 100) }
    let plan = Self.plan(stages, size: 10_000)
    let points = ScheduleLine(plan).points(of: \.learningRate)
    #expect(points.count <= 4100)
    let peak = try #require(points.max { $0.y < $1.y })
    #expect(peak.y == 5 && isClose(peak.x, 543.21, within: 1e-4))
    #expect(points.first?.x == 0 && points.last?.x == plan.stages.last?.endEpoch)
  }
}
