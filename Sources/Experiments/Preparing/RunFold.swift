import Records

/// The folds of a run's records: the curves as they are recorded, and the averages that are compared.
struct RunFold: Sendable {
  private(set) var curves: RecordFold
  private(set) var averages, ends: RecordFold?
  private let windows: [EpochWindow]?
  private let end: EpochWindow?

  init(_ compared: ComparedWindows, keepsReplicates: Bool) {
    (windows, end) = (compared.windows, compared.end)
    curves = RecordFold(keepsReplicates: keepsReplicates)
    averages = windows.map { _ in RecordFold() }
    ends = end.map { _ in RecordFold() }
  }

  mutating func add(_ record: Record) {
    curves.add(record)
    if let windows { averages?.add(record.averaged(over: windows)) }
    if let end { ends?.add(record.averaged(over: [end])) }
  }
}
