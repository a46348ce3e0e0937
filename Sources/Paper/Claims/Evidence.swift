import Findings

/// What was found of a claim.
struct Evidence: Sendable {
  enum Finding: Sendable {
    /// With a remark behind it, or none.
    case holds(String = "")
    case fails(String)
    /// The numbers do not decide it.
    case open(String)
    /// It is about numbers of updates, which need no evidence: they are what is stated within ``UpdateStatement/tolerance``, or not.
    case counted
    case miscounted(String)
    case cannotSpeak

    var words: String {
      switch self {
      case .holds(let remark): remark.isEmpty ? "holds" : "holds \(remark)"
      case .fails(let reason): "fails here because \(reason)"
      case .open(let reason): "open: \(reason)"
      case .counted: "counted: within \(Self.tolerance)"
      case .miscounted(let counts): "counted: \(counts), not within \(Self.tolerance)"
      case .cannotSpeak: "this simulation cannot speak"
      }
    }

    /// That of all counts.
    static var tolerance: String { "\(Wording.number(100 * UpdateStatement.tolerance)) %" }
  }

  var finding: Finding
  /// The numbers behind it, a sentence or two.
  var detail: String
  /// Of a gap, in units of `quantity`; `nil` where the finding is not one gap.
  var interval: ClosedRange<Double>?
  /// What the interval is of.
  var quantity: String?
  /// The folder with the numbers; empty where there are none.
  var folder: String
}

extension Evidence {
  /// The claims that do not hold, are open or out of reach, by name; empty where there are none.
  static func exceptions(_ claims: [(claim: Claim, evidence: Evidence)]) -> String {
    func sentence(_ start: String, _ isMeant: (Finding) -> Bool) -> String? {
      let names = claims.filter { isMeant($0.evidence.finding) }.map { "*\($0.claim.name)*" }
      return names.isEmpty ? nil : "\(start): \(names.joined(separator: "; "))."
    }
    let failing = sentence("Not found here") {
      switch $0 {
      case .fails, .miscounted: true
      case .holds, .open, .counted, .cannotSpeak: false
      }
    }
    let open = sentence("Open") { if case .open = $0 { true } else { false } }
    let silent = sentence("Out of reach") { if case .cannotSpeak = $0 { true } else { false } }
    return [failing, open, silent].compactMap(\.self).joined(separator: " ")
  }
}

extension Evidence.Finding {
  /// How many claims hold, and how many do not: those that took evidence apart from those that took counting.
  static func count(_ findings: [Evidence.Finding]) -> String {
    var (holding, failing, open, counted, miscounted, silent) = (0, 0, 0, 0, 0, 0)
    for finding in findings {
      switch finding {
      case .holds: holding += 1
      case .fails: failing += 1
      case .open: open += 1
      case .counted: counted += 1
      case .miscounted: miscounted += 1
      case .cannotSpeak: silent += 1
      }
    }
    func claims(_ count: Int) -> String { count == 1 ? "1 claim" : "\(count) claims" }
    func part(_ count: Int, _ one: String, _ several: String) -> String? {
      count == 0 ? nil : "\(count) \(count == 1 ? one : several)"
    }
    func list(_ parts: [String?]) -> String {
      let parts = parts.compactMap(\.self)
      return parts.dropLast().joined(separator: ", ") + (parts.count > 1 ? " and " : "") + (parts.last ?? "")
    }
    var sentences: [String] = []
    if holding + failing + open > 0 {
      sentences.append(
        "Of \(claims(holding + failing + open)) about curves, which take statistical evidence, "
          + list([
            part(holding, "holds here", "hold here"), part(failing, "does not", "do not"),
            part(open, "is open", "are open"),
          ]) + ".")
    }
    if counted + miscounted > 0 {
      sentences.append(
        "Of \(claims(counted + miscounted)) about numbers of updates, which take counting alone, "
          + list([
            part(counted, "agrees within \(tolerance)", "agree within \(tolerance)"),
            part(miscounted, "does not", "do not"),
          ]) + ".")
    }
    if silent > 0 { sentences.append("Of \(claims(silent)) these simulations cannot speak.") }
    return sentences.joined(separator: " ")
  }
}
