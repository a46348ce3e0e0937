import Testing

@testable import Records

@Suite struct EpochWindowTests {
  @Test func `windows end at multiples of their length, without the untrained model`() {
    let windows = EpochWindow.all(of: [0, 1, 2, 3, 4, 5, 6, 7], length: 3)
    #expect(windows.map(\.epochs) == [[1, 2, 3], [4, 5, 6], [7]])
    #expect(windows.map(\.epoch) == [3, 6, 7])
    // 3 × 0.1 is a rounding past 0.3.
    let tenths = EpochWindow.all(of: (0...6).map { Double($0) * 0.1 }, length: 0.3)
    #expect(tenths.map(\.epochs.count) == [3, 3])
    #expect(EpochWindow.all(of: [0], length: 3) == [])
  }

  @Test func `the last epochs`() {
    #expect(EpochWindow.last(of: [0, 1, 2, 3, 4], length: 2)?.epochs == [3, 4])
    #expect(EpochWindow.last(of: [0, 1, 2], length: 9)?.epochs == [1, 2])
    #expect(EpochWindow.last(of: [0], length: 9) == nil)
    #expect(EpochWindow.last(of: [], length: 9) == nil)
  }

  private static func record(_ values: [[Double]], kind: Record.Kind = .accuracy) -> Record {
    var series = Record.Series(metric: "m", kind: kind)
    for (index, row) in values.enumerated() {
      series.append(Record.Point(epoch: Double(index), update: Double(10 * index), stage: index), row)
    }
    return Record(key: RecordKey(schedule: "s", dynamics: "d", replicates: 0..<values[0].count), series: [series])
  }

  @Test func `each replicate is averaged by itself`() {
    let record = Self.record([[9, 9], [1, 2], [3, 6], [5, 5]])
    let averaged = record.averaged(over: EpochWindow.all(of: [0, 1, 2, 3], length: 2))
    #expect(averaged.series[0].values == [[2, 4], [5, 5]])
    #expect(averaged.series[0].points.map(\.epoch) == [2, 3])
    #expect(averaged.series[0].points.map(\.update) == [20, 30])
    #expect(averaged.series[0].kind == .average && averaged.key == record.key)
  }

  /// The second replicate is infinite from epoch 2 on, and with it its window; the record ends where both are.
  @Test func `a replicate that diverges within a window is infinite there`() {
    let windows = EpochWindow.all(of: [0, 1, 2, 3, 4], length: 2)
    let one = Self.record([[1, 1], [1, 1], [1, .infinity], [1, .infinity], [1, .infinity]])
    #expect(one.averaged(over: windows).series[0].values == [[1, .infinity], [1, .infinity]])
    var fold = RecordFold()
    fold.add(one.averaged(over: windows))
    #expect(fold.curves.divergence?.epoch == 2 && fold.curves.divergence?.replicates == 1)
    let both = Self.record([[1, 1], [1, 1], [1, 1], [.infinity, .infinity]])
    let ended = both.averaged(over: windows)
    #expect(ended.series[0].values == [[1, 1], [.infinity, .infinity]] && ended.hasEnded)
  }

  @Test func `a logged replicate counts where it has the whole window`() {
    let windows = [EpochWindow([1, 2]), EpochWindow([3, 4])]
    let logged = Self.record([[7], [1], [3], [5]], kind: .logged)
    let averaged = logged.averaged(over: windows)
    #expect(averaged.series[0].values == [[2]] && averaged.series[0].points.map(\.epoch) == [2])
    #expect(averaged.series[0].kind == .logged)
  }

  @Test func `what is measured beside is left out`() {
    #expect(Self.record([[1], [2]], kind: .measurement).averaged(over: [EpochWindow([1])]).series == [])
  }
}
