import Descriptions
import Equivalence
import Experiments
import Findings

/// The tables of one experiment of a figure.
struct PublishedExperiment: Sendable {
  /// Relative to the folder of all figures.
  let folder: String
  let title: String
  /// How it is run and judged.
  let design: PublishedDesign
  /// Updates of every schedule, in the order of the file.
  let updates: [(schedule: String, count: Int)]
  let verdicts: [PublishedVerdict]
  private let figures: PublishedFigures
  /// The name of the figure.
  private let figure: String

  init(_ figures: PublishedFigures, of figure: String, folder: String, title: String, design: PublishedDesign) throws {
    (self.figures, self.figure, self.folder) = (figures, figure, folder)
    (self.title, self.design) = (title, design)
    var updates: [(schedule: String, count: Int)] = []
    for row in try PublishedTable(figures, of: figure, "\(folder)/schedules.csv").rows {
      let (name, count) = (try row.text("schedule"), try row.count("updates"))
      if let last = updates.indices.last, updates[last].schedule == name {
        updates[last].count += count
      } else {
        updates.append((name, count))
      }
    }
    self.updates = updates
    verdicts = try PublishedTable(figures, of: figure, "\(folder)/verdicts.csv").rows.map { try PublishedVerdict($0) }
  }

  private func table(_ name: String) throws -> PublishedTable {
    try PublishedTable(figures, of: figure, "\(folder)/\(name).csv")
  }

  /// How much of the run a verdict has compared.
  func share(_ verdict: PublishedVerdict) -> String {
    "\(verdict.epochs) of \(verdict.runEpochs) \(Wording.unit(recordStep: design.recordStep, window: design.window))s"
  }

  /// What the region `final` is.
  var atTheEnd: String { design.window.map { "over the last \(Wording.number($0)) epochs" } ?? "at the end" }

  /// Updates of one schedule.
  func updates(of schedule: String) throws -> Int {
    guard let found = updates.first(where: { $0.schedule == schedule }) else {
      throw missing("schedule '\(schedule)'", "schedules")
    }
    return found.count
  }

  func verdict(
    _ schedule: String, _ metric: String, _ region: Region, dynamics: Dynamics = .minibatch
  ) throws -> PublishedVerdict {
    let found = verdicts.first {
      $0.schedule == schedule && $0.metric == metric && $0.region == region.rawValue && $0.dynamics == dynamics.rawValue
    }
    guard let found else {
      throw missing("row of '\(schedule)', \(dynamics.rawValue), \(metric), \(region.rawValue)", "verdicts")
    }
    return found
  }

  /// A curve of the mean, by epoch.
  func curve(
    _ schedule: String, _ metric: String, dynamics: Dynamics = .minibatch
  ) throws -> [(epoch: Double, update: Double, mean: Double, lower: Double?, upper: Double?)] {
    let rows = try table("curves").rows.filter {
      try $0.text("schedule") == schedule && $0.text("metric") == metric && $0.text("dynamics") == dynamics.rawValue
    }
    guard !rows.isEmpty else { throw missing("curve of '\(schedule)', \(dynamics.rawValue), \(metric)", "curves") }
    return try rows.map {
      (
        try $0.number("epoch"), try $0.number("update"), try $0.number("mean"), try $0.optionalNumber("lower"),
        try $0.optionalNumber("upper")
      )
    }
  }

  /// A gap to the reference at one epoch; without ends where there is one replicate.
  struct Gap: Sendable {
    let epoch: Double
    /// Whether the epoch counts in the region `settled`.
    let isSettled: Bool
    let gap: Double
    /// The pointwise interval.
    let lower, upper: Double?
    /// The band over all epochs.
    let bandLower, bandUpper: Double?
  }

  /// The gaps to the reference; none where a schedule diverged at once.
  func gaps(
    _ schedule: String, _ metric: String, dynamics: String = Dynamics.minibatch.rawValue
  ) throws -> [Gap] {
    try table("gaps").rows.filter {
      try $0.text("schedule") == schedule && $0.text("metric") == metric && $0.text("dynamics") == dynamics
    }.map {
      Gap(
        epoch: try $0.number("epoch"), isSettled: try $0.text("settled") == "true", gap: try $0.number("gap"),
        lower: try $0.optionalNumber("lower"), upper: try $0.optionalNumber("upper"),
        bandLower: try $0.optionalNumber("band_lower"),
        bandUpper: try $0.optionalNumber("band_upper"))
    }
  }

  /// What a stage of a schedule is and what g is in it.
  struct Stage: Sendable {
    let batchSize: Int
    let noiseScale, approximateNoiseScale: Double

    /// By what share of the approximate g the exact one is lower.
    var shortfall: Double { 1 - noiseScale / approximateNoiseScale }
  }

  /// The stages of a schedule, in their order.
  func stages(_ schedule: String) throws -> [Stage] {
    try table("schedules").rows.filter { try $0.text("schedule") == schedule }.map {
      Stage(
        batchSize: try $0.count("batch_size"), noiseScale: try $0.number("noise_scale"),
        approximateNoiseScale: try $0.number("approximate_noise_scale"))
    }
  }

  /// Values of the first stage of a schedule: a column of `schedules.csv`.
  func firstStage(_ schedule: String, _ column: String) throws -> Double {
    guard let row = try table("schedules").rows.first(where: { try $0.text("schedule") == schedule }) else {
      throw missing("schedule '\(schedule)'", "schedules")
    }
    return try row.number(column)
  }

  /// ε·h of the largest curvature, measured at one epoch.
  struct Curvature: Sendable {
    let epoch, value, standardError: Double
    /// Where the optimiser would diverge on a quadratic.
    let limit: Double
  }

  /// What was measured of a schedule, in the order of epochs.
  func curvatures(_ schedule: String) throws -> [Curvature] {
    try table("noise").rows.filter { try $0.text("schedule") == schedule }.map { row in
      let value = try row.number("learning_rate_times_curvature")
      let error = try row.optionalNumber("largest_curvature_standard_error") ?? .infinity
      return Curvature(
        epoch: try row.number("epoch"), value: value,
        standardError: value * error / (try row.number("largest_curvature")), limit: try row.number("stable_below"))
    }
  }

  private func missing(_ what: String, _ table: String) -> Fault {
    Fault([], "\(figures.path(folder))/\(table).csv has no \(what), but must have one")
  }
}

/// A row of `verdicts.csv`.
struct PublishedVerdict: Sendable {
  let schedule, reference, dynamics, metric, region, verdict, reason: String
  let largestGap, epoch, lower, upper: Double?
  let margin: Double
  /// How many epochs were compared, of how many.
  let epochs, runEpochs: Int
  /// Stretches without a settled epoch, in words; empty where there is none.
  let unsettled: String
  /// Of the epoch that shows a difference: the ends of its band.
  let deciding: ClosedRange<Double>?
  /// That epoch.
  let decidingEpoch: Double?
  /// What would have been noticed; `nil` where it is not known.
  let resolution: Resolution?

  init(_ row: PublishedTable.Row) throws {
    (schedule, reference) = (try row.text("schedule"), try row.text("reference"))
    (dynamics, metric) = (try row.text("dynamics"), try row.text("metric"))
    (region, verdict, reason) = (try row.text("region"), try row.text("verdict"), try row.text("reason"))
    (largestGap, epoch) = (try row.optionalNumber("largest_gap"), try row.optionalNumber("largest_gap_epoch"))
    (lower, upper) = (try row.optionalNumber("lower"), try row.optionalNumber("upper"))
    margin = try row.number("margin")
    (epochs, runEpochs, unsettled) = (try row.count("epochs"), try row.count("run_epochs"), try row.text("unsettled"))
    let (low, high) = (try row.optionalNumber("deciding_lower"), try row.optionalNumber("deciding_upper"))
    decidingEpoch = try row.optionalNumber("deciding_epoch")
    deciding = low.flatMap { low in high.map { low...$0 } }
    resolution =
      if let source = Resolution.Source(rawValue: try row.text("resolution")) {
        Resolution(
          above: try row.optionalNumber("noticed_above"), below: try row.optionalNumber("noticed_below"),
          tried: try row.number("tried_below")...row.number("tried_above"), source: source)
      } else { nil }
  }

  var kind: GapKind { GapKind.of(metric: metric) }
  var isEquivalent: Bool { verdict == VerdictKind.equivalent.rawValue }
  /// How far from the reference it lies, to stand behind its metric: of one that is different where the band of the epoch that shows it
  /// does, otherwise within what its interval reaches.
  var found: String? {
    if let deciding {
      let place =
        region == Region.final.rawValue ? "" : decidingEpoch.map { " at epoch \(Wording.number($0, digits: 6))," } ?? ""
      return Wording.distance(deciding.lowerBound, deciding.upperBound, kind, "the reference's") + place
    }
    guard let lower, let upper else { return nil }
    return "within " + Wording.reach(lower, upper, kind)
  }
  var isDifferent: Bool { verdict == VerdictKind.different.rawValue }
}
