import Descriptions
import Elementary
import TestSupport

/// Values that descriptions allow, by what the descriptions themselves say: keys, words, ranges, units. A key that is new to a
/// description is new here too.
///
/// What depends on several values at once is right where names are concerned, and else by chance.
package struct Grammar {
  package var random: SeededGenerator
  /// The probability of a value at an end of its range, or far out.
  private let extremes: Double
  private var names = 0

  package init(_ random: SeededGenerator, extremes: Double) { (self.random, self.extremes) = (random, extremes) }

  /// A value of a parameter.
  package mutating func value(_ allowed: Allowed, key: String, depth: Int = 0) -> Node {
    switch allowed {
    case .number(let interval, _): return .number(number(interval))
    case .integer(let from, let to): return .integer(integer(from, to, key))
    case .measure(let interval, let units, let bare):
      if let bare, random.chance(0.5) { return value(bare, key: key, depth: depth) }
      return measure(interval, random.pick(units))
    case .oneOf(let values): return .integer(random.pick(values))
    case .flag: return .flag(random.chance(0.5))
    case .text, .name: return .text(text(key))
    case .word(let words): return .text(random.pick(words))
    case .file: return .text(random.pick(["a.csv", "b.csv", "x/y.gz", "../a.csv"]))
    case .list(let element, _, let atLeast, let isSet):
      let most = depth > 6 ? max(1, atLeast) : isSet ? 2 : 3
      let items = (0..<random.integer(min(atLeast, most)...most)).map { _ in
        value(element, key: key, depth: depth + 1)
      }
      return .list(isSet ? Array(items.prefix(1)) : items)
    case .mapping(let mapping): return self.mapping(mapping, depth: depth)
    case .choice(let mapping):
      let parameter = random.pick(mapping.parameters)
      return .mapping([(parameter.name, value(parameter.allowed, key: parameter.name, depth: depth + 1))])
    case .named(let catalog):
      let entry = random.pick(catalog().entries)
      if entry.isFree, catalog().takesNames, random.chance(0.3) || depth > 8 { return .text(entry.name) }
      return .mapping([(entry.name, self.mapping(entry.mapping, depth: depth + 1))])
    case .either(let alternatives, _):
      return value(depth > 8 ? alternatives[0] : random.pick(alternatives), key: key, depth: depth)
    }
  }

  /// The keys of one of its forms; those that may be left out, now and then.
  private mutating func mapping(_ mapping: Mapping, depth: Int) -> Node {
    var parameters = mapping.parameters
    var entries: [(key: String, value: Node)] = []
    var wanted: Set<String> = []
    if !mapping.forms.isEmpty {
      let form = random.pick(mapping.forms)
      let ofForms = Set(mapping.forms.flatMap(\.keys))
      wanted = Set(form.required)
      parameters.removeAll { ofForms.contains($0.name) && !form.keys.contains($0.name) }
    }
    if let variants = mapping.variants, let variant = variants.cases.randomElement(using: &random) {
      parameters += variant.parameters
      wanted.insert(variants.key)
      entries.append((variants.key, .text(variant.owner)))
      parameters.removeAll { $0.name == variants.key }
    }
    if let alternatives = mapping.alternatives {
      parameters.removeAll { $0.name == alternatives.key }
      if random.chance(0.5), let key = mapping.parameters.first(where: { $0.name == alternatives.key }) {
        parameters.append(key)
        wanted.insert(key.name)
      } else {
        entries += value(.named(alternatives.catalog), key: alternatives.key, depth: depth + 1).entries.map {
          ($0.key, $0.value)
        }
      }
    }
    for parameter in parameters {
      // It goes with a network's equation alone.
      guard parameter.name != "langevin" || random.chance(0.05) else { continue }
      guard parameter.isRequired || wanted.contains(parameter.name) || random.chance(depth > 6 ? 0.1 : 0.35) else {
        continue
      }
      entries.append((parameter.name, value(parameter.allowed, key: parameter.name, depth: depth + 1)))
    }
    return .mapping(entries)
  }

  /// Names are `s0`, `s1` …, and what refers to one mostly meets one.
  private mutating func text(_ key: String) -> String {
    switch key {
    case "name":
      names += 1
      return random.chance(extremes) ? HostileValues.text(&random) : "s\(names - 1)"
    case "from", "reference": return "s\(random.integer(0...max(0, names - 1)))"
    default: return random.chance(0.3) ? HostileValues.text(&random) : "some \(key)"
    }
  }

  /// A number that one would write, or one at the ends.
  private mutating func number(_ interval: Interval) -> Double {
    let (low, high) = (interval.lower?.value ?? -.greatestFiniteMagnitude, interval.upper?.value ?? 1e308)
    if random.chance(extremes) {
      let far = [
        low, high, low.nextUp, high.nextDown, 1e308, .leastNormalMagnitude, .leastNonzeroMagnitude, 1e9, 1e15, 0x1p53,
        1e-9, 1e18, 1,
      ]
      return random.pick(far.filter { interval.contains($0) })
    }
    if interval.lower != nil, interval.upper != nil, high - low <= 1 { return random.uniform(low, high) }
    let digits = random.pick([1.0, 10, 1000])
    let value = (Double.pow(10, random.uniform(-3, 1.3)) * digits).rounded(.up) / digits
    let signed = low < 0 && random.chance(0.3) ? -value : value
    return interval.contains(signed) ? signed : interval.contains(1) ? 1 : min(high.nextDown, max(low.nextUp, signed))
  }

  private mutating func integer(_ from: Int128, _ to: Int128?, _ key: String) -> Int128 {
    if random.chance(extremes) {
      let far: [Int128] = [
        from, to ?? Int128(Int.max), Int128(Int.max), 1 << 53, 1_000_000, from + 1, (to ?? 1000) - 1,
      ]
      return random.pick(far.filter { $0 >= from && $0 <= to ?? .max })
    }
    let usual =
      switch key {
      case "training-set-size", "examples": random.integer(1...500)
      case "batch-size": random.integer(1...64)
      case "seed": random.integer(0...1_000_000)
      default: random.integer(1...8)
      }
    return min(to ?? .max, max(from, Int128(usual)))
  }

  private mutating func measure(_ interval: Interval, _ unit: String) -> Node {
    let factor = random.pick(["", "", "", "K", "M", "B", "T", "Ki", "Gi"])
    let number = factor.isEmpty ? self.number(interval).shortText : "\(random.integer(1...20))\(factor)"
    return unit.isEmpty ? Node(.scalar(number, isPlain: true)) : .text("\(number) \(unit)")
  }
}
