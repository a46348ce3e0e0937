import NoiseScale

/// What advances by steps: the state of some replicates or modes under one optimiser.
protocol Stepper {
  /// What is taken of the state at a recorded step. It need not be a number yet: it may be where one will be found.
  associatedtype Sample
  /// The steps that an update is made in.
  var stepsPerUpdate: Int { get }
  /// Makes steps `first` … `first + count − 1`, counted from the start of the run; all belong to updates of `run`.
  mutating func advance(_ run: UpdateRun, first: Int, count: Int)
  /// That of the present state.
  mutating func sample() -> Sample
}

extension Stepper {
  var stepsPerUpdate: Int { 1 }
}

/// Numbers of steps made, or what was sampled after them, on both sides of a recorded point.
struct Neighbours<Value> {
  /// The same at a share of 0; of steps, otherwise, `after` is one more.
  var before, after: Value
  /// 0 ≤ share < 1, of the way from `before` to `after`.
  var share: Double
}

extension Neighbours {
  func map<Other>(_ transform: (Value) -> Other) -> Neighbours<Other> {
    Neighbours<Other>(before: transform(before), after: transform(after), share: share)
  }
}

extension Neighbours: Sendable where Value: Sendable {}

extension Neighbours<Int> {
  /// Where a step is an update.
  init(_ point: RecordPoint) {
    self.init(before: point.updates, after: point.updates + (point.share > 0 ? 1 : 0), share: point.share)
  }
}

extension [Neighbours<Int>] {
  /// The steps after which samples are taken, ascending.
  var steps: [Int] { Set(flatMap { [$0.before, $0.after] }).sorted() }
}

extension Timeline {
  /// The loop over updates, written once: advances `stepper` through the run and hands `body` its samples on both sides of each
  /// recorded point, in the order of `places`. The loop ends early where `body` says that it is over.
  func record<S: Stepper>(
    _ places: [Neighbours<Int>], with stepper: inout S, _ body: (Neighbours<S.Sample>) -> Bool
  ) {
    var iterator = runs.makeIterator()
    var run = iterator.next()
    var made = 0
    func advance(to step: Int) {
      while made < step, let current = run {
        let end = (current.firstUpdate + current.count) * stepper.stepsPerUpdate
        guard made < end else {
          run = iterator.next()
          continue
        }
        let count = min(step, end) - made
        stepper.advance(current, first: made, count: count)
        made += count
      }
    }

    var last: [(step: Int, sample: S.Sample)] = []
    func sample(after step: Int) -> S.Sample { last.first { $0.step == step }!.sample }
    var next = places.startIndex
    for step in places.steps {
      advance(to: step)
      last = last.suffix(1) + [(step, stepper.sample())]
      while next < places.endIndex, places[next].after <= step {
        if body(places[next].map(sample)) { return }
        next += 1
      }
    }
  }
}
