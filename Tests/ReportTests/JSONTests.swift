import Foundation
import Report
import Testing

@Suite struct JSONTests {
  private let value: JSONValue = [
    "program": "noise-sim",
    "numbers": [1, 0.1, -0.0, 1e-5, 1e21, 128.0],
    "schedules": [
      ["name": "a \"b\" \\ / é 日 😀\n\t\u{1}\u{7F}\u{2028}", "flag": true],
      [:],
    ],
    "nothing": nil,
    "empty": [],
    "a": ["z": 1, "y": [[1, 2], []]],
  ]

  private let text = """
    {
      "program": "noise-sim",
      "numbers": [1, 0.1, -0, 1e-05, 1e+21, 128],
      "schedules": [
        {
          "name": "a \\"b\\" \\\\ / é 日 😀\\n\\t\\u0001\\u007f\\u2028",
          "flag": true
        },
        {}
      ],
      "nothing": null,
      "empty": [],
      "a": {
        "z": 1,
        "y": [
          [1, 2],
          []
        ]
      }
    }

    """

  @Test func wholeText() {
    #expect(value.text == text)
  }

  @Test func anotherReaderReadsTheSame() throws {
    let object = try #require(JSONSerialization.jsonObject(with: Data(value.text.utf8)) as? [String: Any])
    let schedules = try #require(object["schedules"] as? [[String: Any]])
    #expect(schedules[0]["name"] as? String == "a \"b\" \\ / é 日 😀\n\t\u{1}\u{7F}\u{2028}")
    #expect(object["numbers"] as? [Double] == [1, 0.1, 0, 1e-5, 1e21, 128])
  }
}
