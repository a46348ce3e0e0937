import Descriptions
import Testing

/// The schema of the kettle, keyword by keyword.
@Suite struct JSONSchemaTests {
  private static let schema = JSONSchema.document(Kettle.mapping, title: "kettle", description: "A vessel.")

  private static func property(_ name: String) -> Node? { schema["properties"]?[name] }

  @Test func `the head`() {
    #expect(Self.schema["$schema"]?.text == "https://json-schema.org/draft/2020-12/schema")
    #expect(Self.schema["title"]?.text == "kettle")
    #expect(Self.schema["type"]?.text == "object")
    #expect(Self.schema["required"]?.items.map(\.text) == ["volume"])
    #expect(Self.schema["additionalProperties"]?.text == "false")
  }

  @Test func `every parameter is a property with its meaning`() {
    #expect(Self.schema["properties"]?.entries.map(\.key) == Kettle.parameters.map(\.name))
    for parameter in Kettle.parameters {
      #expect(Self.property(parameter.name)?["description"]?.text == parameter.meaning)
    }
  }

  @Test func `ranges`() {
    #expect(Self.property("volume")?["exclusiveMinimum"]?.number == 0)
    #expect(Self.property("volume")?["maximum"] == nil)
    #expect(Self.property("cups")?["type"]?.text == "integer")
    #expect(Self.property("cups")?["minimum"]?.number == 1 && Self.property("cups")?["maximum"]?.number == 12)
    #expect(Self.property("colour")?["enum"]?.items.map(\.text) == ["red", "green"])
    #expect(Self.property("sizes")?["enum"]?.items.map(\.number) == [1, 2, 4])
    #expect(Self.property("marks")?["items"]?["type"]?.text == "number")
  }

  @Test func `defaults, but of what depends on others`() {
    #expect(Self.property("loud")?["default"]?.text == "false")
    #expect(Self.property("colour")?["default"]?.text == "red")
    #expect(Self.property("cups")?["default"] == nil && Self.property("volume")?["default"] == nil)
  }

  @Test func `one of several forms`() {
    let forms = Self.property("content")?["anyOf"]?.items ?? []
    #expect(forms.map { $0["type"]?.text } == ["number", "object"])
  }

  @Test func `keys of one of several forms, and those that go with all`() {
    let way = Mapping(
      "way",
      [
        Parameter("by", .text, .absent, "One way."), Parameter("from", .text, .absent, "Another."),
        Parameter("why", .text, .absent, "Optional."), Parameter("name", .text, .required, "Its name."),
      ], forms: [["by"], ["from"]])
    let forms = JSONSchema.document(way, title: "way", description: "A way.")["anyOf"]?.items ?? []
    #expect(
      forms.map { $0["properties"]?.entries.map(\.key) ?? [] } == [["by", "why", "name"], ["from", "why", "name"]])
    #expect(forms.map { $0["required"]?.items.map(\.text) ?? [] } == [["by", "name"], ["from", "name"]])
  }

  @Test func `what a catalogue holds is defined once`() {
    let shelf = Mapping(
      "shelf",
      ["left", "right"].map { Parameter($0, .named { vessels }, .required, "On the \($0).") })
    let schema = JSONSchema.document(shelf, title: "shelf", description: "Two vessels.")
    #expect(schema["$defs"]?.entries.map(\.key) == ["vessel"])
    for side in ["left", "right"] {
      #expect(schema["properties"]?[side]?["$ref"]?.text == "#/$defs/vessel")
    }
  }
}
