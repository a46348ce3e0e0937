import Descriptions
import Testing

@Suite struct DescribedTests {
  private func read(_ entries: [(key: String, value: Node)]) throws(Fault) -> Kettle {
    try Kettle.mapping.check(.mapping(entries))
    return try Kettle.read(.mapping(entries))
  }

  @Test func `what is left out is as in the template`() throws {
    #expect(try read([("volume", .number(2))]) == Kettle(volume: 2))
  }

  @Test func `every kind of value is read and written`() throws {
    let entries: [(key: String, value: Node)] = [
      ("volume", .number(2.5)), ("cups", .integer(12)), ("loud", .flag(true)), ("colour", .text("green")),
      ("label", .text("yes")), ("marks", .list([.number(1), .number(-0.5)])),
      ("content", .mapping([("litres", .number(1e-3))])), ("sizes", .integer(4)),
    ]
    let kettle = try read(entries)
    #expect(
      kettle
        == Kettle(
          volume: 2.5, cups: 12, isLoud: true, colour: .green, label: "yes", marks: [1, -0.5],
          content: .init(litres: 0.001), sizes: 4))
    #expect(kettle.values == .mapping(entries))
  }

  @Test func `what is as usual may be left out where it is written`() {
    let keys = Kettle(volume: 1).values.entries.map(\.key)
    #expect(keys == ["volume", "loud", "colour", "marks", "content", "sizes"])
    #expect(Kettle(volume: 1, label: "x").values["label"] == .text("x"))
  }

  @Test func `a title names what is not as usual`() {
    #expect(Kettle(volume: 1, isLoud: true).title == "kettle {volume: 1, loud: true}")
    #expect(Pot().title == "pot" && Pot(depth: 5).title == "pot {depth: 5}")
  }

  @Test func `parameters say what they are`() {
    let parameters = Kettle.parameters
    #expect(parameters.map(\.name) == ["volume", "cups", "loud", "colour", "label", "marks", "content", "sizes"])
    #expect(parameters[0].isRequired && !parameters[1].isRequired)
    guard case .depends("as many as there are") = parameters[1].usual, case .value(let loud) = parameters[2].usual
    else {
      Issue.record("\(parameters)")
      return
    }
    #expect(loud == .flag(false))
  }

  @Test func `values made in code are checked like those of a file`() {
    #expect(message { () throws(Fault) in try Kettle(volume: 2).validate() } == nil)
    for (kettle, path, sentence) in [
      (Kettle(volume: 0), ["volume"], "volume is 0, but must be a number > 0"),
      (Kettle(volume: .nan), ["volume"], "volume is 'nan', but must be a number > 0"),
      (Kettle(volume: 1, cups: 13), ["cups"], "cups is 13, but must be an integer within 1…12"),
      (
        Kettle(volume: 9, marks: [1, .infinity]), ["marks", 1],
        "element 2 of marks is 'inf', but must be a finite number"
      ),
      (Kettle(volume: 1, content: .init(litres: 2)), ["content"], "content is 2, but must be at most volume (1)"),
      (Kettle(volume: 1, sizes: 3), ["sizes"], "sizes is 3, but must be one of 1, 2, 4"),
    ] as [(Kettle, [Step], String)] {
      let fault = #expect(throws: Fault.self) { try kettle.validate() }
      #expect(fault?.path == path && fault?.message == sentence, "\(fault.map(String.init(describing:)) ?? "none")")
    }
  }
}
