import NoiseScale
import TestSupport

/// Laws of every kind, with values within a range.
struct RandomLaw {
  /// Which law was taken, for the tests that want all of them.
  static let kinds = Laws.catalog.names
  /// Values that a law may take; the lower end is > 0.
  var low: Double, high: Double
  /// About as long as the piece, in its clock.
  var length: Double
  /// Whether values are whole numbers where they are given.
  var isWhole: Bool

  func value(_ random: inout SeededGenerator) -> Double {
    let value = random.uniform(low, high)
    return isWhole ? min(max(value.rounded(), low.rounded(.up)), high.rounded(.down)) : value
  }

  /// A time within the piece: whole, or in thousandths.
  private func time(_ random: inout SeededGenerator, _ share: ClosedRange<Double> = 0.05...0.95) -> Double {
    let time = length * random.uniform(share.lowerBound, share.upperBound)
    return time > 8 && random.chance(0.7) ? time.rounded() : max(0.001, (time * 1000).rounded() / 1000)
  }

  func make(_ random: inout SeededGenerator) -> any Law {
    make(random.pick(Self.kinds), &random)
  }

  private func make(_ kind: String, _ random: inout SeededGenerator) -> any Law {
    let (from, to) = (value(&random), value(&random))
    switch kind {
    case "linear": return LinearLaw(from: from, to: to)
    case "cosine": return CosineLaw(from: from, to: to)
    case "exponential": return ExponentialLaw(from: from, to: to)
    case "polynomial": return PolynomialLaw(from: from, to: to, power: random.pick([0.5, 2, 3]))
    case "step":
      let factor = random.pick([0.5, 0.8, 0.3])
      return StepLaw(from: high, factor: factor, every: time(&random, 0.15...0.6))
    case "warm-up":
      let rest: Quantity? = random.chance(0.3) ? nil : random.chance(0.2) ? .constant(to) : .law(simple(&random))
      return WarmUpLaw(from: from, to: to, length: time(&random), then: rest)
    case "warm-up-stable-decay":
      return WarmUpStableDecayLaw(peak: from, warmUp: time(&random, 0...0.4), decay: time(&random, 0...0.5), to: to)
    case "one-cycle": return OneCycleLaw(from: from, peak: to, to: value(&random), warmUp: time(&random))
    case "excerpt":
      let whole = RandomLaw(low: low, high: high, length: length * 2, isWhole: isWhole).simple(&random)
      return ExcerptLaw(
        law: whole, ofLength: time(&random, 1...2), start: random.chance(0.5) ? 0 : time(&random, 0...0.9),
        rate: random.pick([1, 1, 0.5, 1.5]), times: random.pick([1, 0.75]))
    case "inverse-time":
      return InverseTimeLaw(
        from: high, decay: random.pick([0.5, 2]), every: time(&random), isStaircase: random.chance(0.5))
    case "one-minus-square-root": return OneMinusSquareRootLaw(from: from, to: to)
    case "inverse-square-root":
      return InverseSquareRootLaw(
        from: high, start: time(&random), hold: random.chance(0.5) ? 0 : time(&random))
    case "logarithmic": return LogarithmicLaw(from: from, to: to)
    case "increments":
      let count = random.integer(1...9)
      let by = isWhole ? max(1, ((high - low) / Double(count)).rounded(.down)) : (high - low) / Double(count)
      let share = random.pick(IncrementsLaw.Share.allCases)
      let start = low.rounded(.up)
      let (first, last) = isWhole ? (start, start + by * Double(count)) : (low, low + by * Double(count))
      return random.chance(0.8)
        ? IncrementsLaw(from: first, to: last, by: by, share: share)
        : IncrementsLaw(from: last, to: first, by: -by, share: share)
    default:
      var positions: [Double] = []
      for _ in 0..<random.integer(1...5) {
        let next = time(&random, 0...1.1)
        if next > positions.last ?? -1 { positions.append(next) }
      }
      let values = positions.map { _ in value(&random) }
      return TableLaw(at: positions, values: values, between: random.pick(TableLaw.Between.allCases))
    }
  }

  /// A law that holds no other.
  private func simple(_ random: inout SeededGenerator) -> any Law {
    make(random.pick(Self.kinds.filter { !["excerpt", "warm-up"].contains($0) }), &random)
  }
}
