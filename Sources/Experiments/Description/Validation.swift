import Descriptions
import NoiseScale

extension Experiment {
  /// Checks all that can be checked without reading data or running anything: every value by itself, as its description says,
  /// then what depends on several.
  /// - Throws: ``/Descriptions/Fault`` with the path of the key that is out of range.
  public func validate() throws(Fault) {
    try Self.mapping.check(node)
    do { try trainingSetDescription.check() } catch { throw error.under(.key(TrainingSetDescription.name)) }
    do { try optimizer.check() } catch { throw error.under("optimizer") }
    try validateDynamics()
    do { try problem.check() } catch { throw error.under("problem") }
    if case .network(let network) = problem { try validateSize(for: network) }
    try validateNames()
    try validateStages()
    try validateRecords()
    try validateWindows()
  }

  /// Beyond these a run could neither be counted nor kept in memory.
  public enum Limits {
    /// Of each schedule.
    public static let replicates = 1_000_000
    /// Of one schedule: above it whole numbers of examples have gaps.
    public static let examples = 0x1p53
    /// Recorded points of one schedule.
    static let records = 1_000_000.0
  }

  private func validateDynamics() throws(Fault) {
    let allowed = Dynamics.allowed(problem: problem, optimizer: optimizer, sampling: sampling)
    if !optimizer.isSimulated, let dynamic = dynamics.first {
      throw Fault(
        ["dynamics", .index(0)],
        "dynamics is \(dynamic.rawValue), but must be absent with optimizer \(optimizer.title), which is planned only")
    }
    for (index, dynamic) in dynamics.enumerated() where !allowed.contains(dynamic) {
      throw Fault(
        ["dynamics", .index(index)],
        "dynamics is \(dynamic.rawValue), but on a \(problem.isNetwork ? "network" : "quadratic") with optimizer "
          + "\(optimizer.name) and sampling \(sampling.rawValue) must be one of "
          + allowed.map(\.rawValue).joined(separator: ", "))
    }
    guard measureNoiseEvery == nil || (problem.isNetwork && dynamics.contains(.minibatch)) else {
      throw Fault(["measure"], "measure is given, but noise is measured on a network under minibatch only")
    }
  }

  private func validateSize(for network: NetworkDescription) throws(Fault) {
    let most = type(of: network.data).mostExamples
    guard trainingSetSize > most else { return }
    throw Fault(
      "training-set-size", "\(trainingSetSize)", allowed: "at most \(most) with \(type(of: network.data).name)")
  }

  private func validateNames() throws(Fault) {
    var names: Set<String> = []
    for (index, schedule) in schedules.enumerated() {
      let path: [Step] = ["schedules", .index(index), "name"]
      guard names.insert(schedule.name).inserted else {
        throw Fault("name", "'\(schedule.name.shortened())'", allowed: "unique among the schedules", path: path)
      }
    }
    guard schedules.contains(where: { $0.name == comparison.reference }) else {
      throw Fault(
        "reference", "'\(comparison.reference.shortened())'",
        allowed: "the name of a schedule" + schedules.map(\.name).suggestion(for: comparison.reference),
        path: ["compare", "reference"])
    }
    for (index, rule) in comparison.rules.enumerated() {
      guard names.insert(rule.title).inserted else {
        throw Fault(
          "rules", allowed: "'\(rule.title.shortened())' is the name of another schedule, but must be unique",
          path: ["compare", "rules", .index(index)])
      }
    }
  }

  /// Stages and tracks that are in the description come first, since a transform takes them to be valid.
  private func validateStages() throws(Fault) {
    let trainingSet = trainingSet
    if trainingSet.unit == .tokens, trainingSetDescription.tokens == nil, trainingSetDescription.sequenceLength == nil {
      throw Fault(
        "training-set",
        allowed: "a schedule has a sequence-length, so that N must be in tokens: training-set: {tokens: …}")
    }
    for (index, description) in schedules.enumerated() {
      guard let schedule = description.schedule else { continue }
      do {
        try schedule.validate(on: trainingSet, optimizer: type(of: optimizer))
      } catch {
        throw error.under("schedules", .index(index))
      }
    }
    for (index, (schedule, description)) in zip(try resolvedSchedules(), allSchedules).enumerated() {
      guard case .derived = description.definition else { continue }
      do {
        try schedule.validate(on: trainingSet, optimizer: type(of: optimizer))
      } catch {
        // Its stages are made, so that the path leads to the schedule itself.
        let isRule = index >= schedules.count
        let stage = error.path.lazy.compactMap { if case .index(let stage) = $0 { stage } else { nil } }.first
        var fault = error.within("schedule '\(schedule.name.shortened())', stage \((stage ?? 0) + 1)")
        fault.path =
          isRule ? ["compare", "rules", .index(index - schedules.count)] : ["schedules", .index(index)]
        throw fault
      }
    }
  }

  /// A window is a part of every run, and holds recorded epochs.
  private func validateWindows() throws(Fault) {
    let (trainingSet, step) = (trainingSet, recordStep)
    let lengths = schedules.compactMap(\.schedule).map { $0.epochs(on: trainingSet) }
    let shortest = lengths.min() ?? .infinity
    for (key, window) in [("window", comparison.window), ("final-window", comparison.finalWindow)] {
      guard let window, window < step * (1 - 1e-9) || window > shortest * (1 + 1e-9) else { continue }
      throw Fault(
        key, window.shortText,
        allowed:
          "at least record-every (\(step.shortText)) and at most \(shortest.shortText), the epochs of the shortest schedule",
        path: ["compare", .key(key)])
    }
  }

  private func validateRecords() throws(Fault) {
    let (trainingSet, step) = (trainingSet, recordStep)
    for schedule in schedules.compactMap(\.schedule) {
      let epochs = schedule.epochs(on: trainingSet)
      guard epochs / step > Limits.records else { continue }
      throw Fault(
        "record-every", step.shortText,
        allowed:
          "so large that a schedule has at most \(Int(Limits.records)) points (schedule '\(schedule.name.shortened())' has "
          + "\(epochs.shortText) epochs)")
    }
  }
}
