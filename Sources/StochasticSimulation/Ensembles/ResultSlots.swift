import Synchronization

/// One result a work item, written from any thread, read when all are there.
final class ResultSlots<Value: Sendable>: Sendable {
  private let slots: Mutex<[Value?]>

  init(_ count: Int) { slots = Mutex(Array(repeating: nil, count: count)) }

  func set(_ index: Int, _ value: Value) { slots.withLock { $0[index] = value } }

  /// The results in the order of their items.
  var values: [Value] { slots.withLock { $0.compactMap(\.self) } }
}

/// Shares of work done by several workers, added up and handed on in rising order.
final class ProgressSum: Sendable {
  private let parts: Mutex<[Double]>
  private let report: @Sendable (Double) -> Void

  init(_ count: Int, _ report: @escaping @Sendable (Double) -> Void) {
    parts = Mutex(Array(repeating: 0, count: count))
    self.report = report
  }

  func set(_ index: Int, _ share: Double) {
    parts.withLock { parts in
      parts[index] = share
      report(parts.reduce(0, +) / Double(parts.count))
    }
  }
}
