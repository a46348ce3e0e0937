import Descriptions
import Testing

/// Changes of one value of a tree, by the keys alone: no text of a file is needed.
@Suite struct NodeOverrideTests {
  private static let place = Place.option("--set x")

  private static func changed(_ root: Node, _ path: String, _ value: Node) throws(Fault) -> Node {
    let keys = try Override.split(path + "=", place: place).path
    return try Override(place: place, path: keys, value: value).applied(to: root, described: Kettle.mapping)
  }

  @Test func `keys, positions and quoted keys of a path`() throws {
    let (path, value) = try Override.split("a.\"b.c\".2=x=y", place: Self.place)
    #expect(path.map(\.text) == ["a", "b.c", "2"])
    #expect(path.map(\.isQuoted) == [false, true, false])
    #expect(value == "x=y")
  }

  @Test(arguments: ["", "a", "=1", "a..b=1", ".a=1", "a.=1", "\"a=1", "\"a\"b=1"])
  func `what is no path`(text: String) {
    let error = #expect(throws: Fault.self) { try Override.split(text, place: Self.place) }
    #expect(error?.kind == .usage)
    #expect(error?.place == Self.place)
  }

  @Test func `a value is replaced or added, the others stay in their order`() throws {
    let kettle = Node.mapping([("volume", .number(1)), ("loud", .flag(true))])
    #expect(
      try Self.changed(kettle, "volume", .number(2)) == .mapping([("volume", .number(2)), ("loud", .flag(true))]))
    #expect(
      try Self.changed(kettle, "cups", .integer(3))
        == .mapping([("volume", .number(1)), ("loud", .flag(true)), ("cups", .integer(3))]))
  }

  @Test func `a scalar that stands for a mapping becomes one`() throws {
    let kettle = Node.mapping([("volume", .number(9)), ("content", .number(4))])
    let new = try Self.changed(kettle, "content.litres", .number(5))
    #expect(new["content"] == .mapping([("litres", .number(5))]))
  }

  @Test func `what an option adds was said there`() throws {
    let new = try Self.changed(.mapping([("volume", .number(9))]), "content.litres", .number(5))
    #expect(new.place(of: ["content"]) == Self.place)
  }

  @Test func `elements of a list by position`() throws {
    let kettle = Node.mapping([("volume", .number(1)), ("marks", .list([.number(1), .number(2)]))])
    #expect(try Self.changed(kettle, "marks.2", .number(7))["marks"] == .list([.number(1), .number(7)]))
    #expect(
      message { () throws(Fault) in try Self.changed(kettle, "marks.3", .number(7)) }
        == "--set x: marks has no element '3'; it must be a position within 1…2")
  }
}
