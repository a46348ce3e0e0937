import NoiseScale

/// Steps the second moments of all modes of a quadratic through a run.
///
/// Updates and recorded points are gathered into lists of steps, and each list is carried out for one tile of modes after
/// another, so that what belongs to a tile stays in cache. Losses come out only then: a sample is the position that its loss
/// will have in ``losses``.
struct MomentMarch<Step: MomentStep>: Stepper {
  /// Those of the samples, after ``carryOut()``.
  private(set) var losses: [Double] = []
  private let parts: [MomentTiles]
  private let plan: MomentPlan
  private let report: @Sendable (Double) -> Void
  /// Updates of the whole run, and those carried out and gathered.
  private let updates: Int
  private var done = 0
  private var made = 0
  private var steps: [Step] = []
  private var records = 0

  /// Steps of a list, and recorded points of one.
  private static var mostSteps: Int { 4096 }
  private static var mostRecords: Int { 1024 }

  init(_ plan: MomentPlan, updates: Int, report: @escaping @Sendable (Double) -> Void) {
    parts = MomentTiles.parts(of: plan.problem, rows: Step.rows)
    (self.plan, self.updates, self.report) = (plan, max(1, updates), report)
  }

  mutating func advance(_ run: UpdateRun, first: Int, count: Int) {
    Step.forEach(run, first: first, count: count, of: plan) { add($0) }
    made = first + count
  }

  mutating func sample() -> Int {
    let position = losses.count + records
    records += 1
    add(Step.record)
    return position
  }

  private mutating func add(_ step: Step) {
    steps.append(step)
    if steps.count == Self.mostSteps || records == Self.mostRecords { carryOut() }
  }

  /// Carries out what has been gathered.
  mutating func carryOut() {
    let (steps, records, variant, report) = (steps, records, plan.variant, report)
    let (before, width) = (Double(done) / Double(updates), Double(made - done) / Double(updates))
    let sum = ProgressSum(parts.count) { report(min(1, before + width * $0)) }
    losses += parts.sums(of: records, threads: plan.threads) { part, tiles in
      let sums = Step.advance(tiles, steps, records: records, variant: variant)
      sum.set(part, 1)
      return sums
    }
    (self.steps, self.records, done) = ([], 0, made)
  }
}
