/// What was found of a claim.
struct Evidence: Sendable {
  enum Finding: Sendable {
    /// With a remark behind it, or none.
    case holds(String = "")
    case fails(String)
    /// The numbers do not decide it.
    case open(String)
    /// It holds in one way of counting and not in another.
    case depends(String)
    case cannotSpeak

    var words: String {
      switch self {
      case .holds(let remark): remark.isEmpty ? "holds" : "holds \(remark)"
      case .fails(let reason): "fails here because \(reason)"
      case .open(let reason): "open: \(reason)"
      case .depends(let counts): "depends on the counting: \(counts)"
      case .cannotSpeak: "this simulation cannot speak"
      }
    }
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

extension Evidence.Finding {
  /// How many claims hold, and how many do not.
  static func count(_ findings: [Evidence.Finding]) -> String {
    var (holding, failing, open, depending, silent) = (0, 0, 0, 0, 0)
    for finding in findings {
      switch finding {
      case .holds: holding += 1
      case .fails: failing += 1
      case .open: open += 1
      case .depends: depending += 1
      case .cannotSpeak: silent += 1
      }
    }
    func verb(_ count: Int, _ one: String, _ several: String) -> String { "\(count) \(count == 1 ? one : several)" }
    var parts = ["\(verb(holding, "holds", "hold")) here", verb(failing, "does not", "do not")]
    if depending > 0 { parts.append("\(verb(depending, "depends", "depend")) on how updates are counted") }
    if open > 0 { parts.append(verb(open, "is open", "are open")) }
    return
      "Of \(findings.count) claims \(parts.joined(separator: ", ")), and of \(silent) these simulations cannot speak."
  }
}
