import Equivalence
import Findings
import Testing

@Suite struct ResolutionTextTests {
  private static func sentence(_ below: Double?, _ above: Double?, _ tried: ClosedRange<Double>) -> String {
    ResolutionText.sentence(Resolution(above: above, below: below, tried: tried, source: .controls))
  }

  @Test func `no more than was tried`() {
    #expect(Self.sentence(0.5, 1.5, 0.25...4) == "would have noticed g × 1.5 and g ÷ 2")
    #expect(
      Self.sentence(nil, 4, 0.25...4) == "would have noticed g × 4; not shown to notice a smaller g down to g ÷ 4")
    #expect(Self.sentence(nil, 4, 1...4) == "would have noticed g × 4; no smaller g was tried")
    #expect(Self.sentence(0.5, nil, 0.25...8) == "would have noticed g ÷ 2; not shown to notice a larger g up to g × 8")
    #expect(Self.sentence(0.5, nil, 0.25...1) == "would have noticed g ÷ 2; no larger g was tried")
    #expect(Self.sentence(nil, nil, 0.25...8) == "not shown to notice a wrong g from g ÷ 4 to g × 8")
    #expect(Self.sentence(nil, nil, 1...8) == "not shown to notice a wrong g up to g × 8")
    #expect(Self.sentence(nil, nil, 0.25...1) == "not shown to notice a wrong g down to g ÷ 4")
    #expect(ResolutionText.sentence(nil).contains("is not known"))
  }

  @Test func `the region that it belongs to`() {
    func sentence(_ above: Double?) -> String {
      ResolutionText.sentence(
        Resolution(above: above, below: nil, tried: 1...8, source: .controls), over: "once settled")
    }
    #expect(sentence(4) == "once settled it would have noticed g × 4; no smaller g was tried")
    #expect(sentence(nil) == "once settled it is not shown to notice a wrong g up to g × 8")
    #expect(
      ResolutionText.sentence(nil, over: "at the end").hasPrefix("what it would have noticed at the end is not known"))
  }
}
