import Synchronization

/// One result a work item, written from any thread, read when all are there.
final class ResultSlots<Value: Sendable>: Sendable {
  private let slots: Mutex<[Value?]>

  init(_ count: Int) { slots = Mutex(Array(repeating: nil, count: count)) }

  func set(_ index: Int, _ value: Value) { slots.withLock { $0[index] = value } }

  /// The results in the order of their items.
  var values: [Value] { slots.withLock { $0.compactMap(\.self) } }
}
