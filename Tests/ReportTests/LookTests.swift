import Testing

@testable import Report

@Suite struct LookTests {
  private func look(_ index: Int, isMuted: Bool = false) -> Look {
    Look(Series(name: "", points: [], look: index, isMuted: isMuted), scale: 1)
  }

  @Test func `28 looks differ in colour or dashes`() {
    let looks = (0..<28).map { look($0) }
    #expect(Set(looks.map { $0.colour + $0.dash }).count == 28)
    // As many differ in colour or mark.
    #expect(Set(looks.map { $0.colour + $0.mark }).count == 28)
    // The first ones differ in each, and the colour of what others are compared with is no other's.
    #expect(Set(looks.prefix(10).map(\.colour)).count == 10 && Set(looks.prefix(10).map(\.mark)).count == 10)
    #expect(looks.dropFirst().allSatisfy { $0.colour != looks[0].colour })
  }

  @Test func `only the first is solid, and none after it is wider`() {
    #expect((0..<100).filter { look($0).dash == "solid" } == [0])
    #expect((1..<100).allSatisfy { Double(look($0).width)! < 5 })
  }

  @Test func `what is muted has its dashes in grey`() {
    for index in 0..<7 {
      #expect(look(index, isMuted: true).colour == "#a0a0a0")
      #expect(look(index, isMuted: true).dash == look(index).dash)
    }
  }
}
