import Descriptions
import Experiments
import NoiseScale
import Report
import Testing
import TinyExperiments

@testable import Findings

@Suite struct ManifestTests {
  @Test func `a whole manifest`() throws {
    #expect(
      try Manifest.text(of: Tiny.byHand.result(), files: ["curves.csv"])
        == """
        {
          "program": "noise-sim",
          "version": "0.1.0",
          "experiment": {
            "title": "By hand",
            "training-set-size": 4,
            "optimizer": "sgd",
            "sampling": "with-replacement",
            "problem": {
              "quadratic": {
                "curvature": {
                  "values": [1]
                },
                "gradient-variance": {
                  "values": [3]
                },
                "initial-mean": 1,
                "initial-variance": 0
              }
            },
            "dynamics": ["exact"],
            "replicates": 64,
            "seed": 1,
            "schedules": [
              {
                "name": "halves",
                "stages": [
                  {
                    "epochs": 8,
                    "learning-rate": 0.5,
                    "batch-size": 2
                  }
                ]
              },
              {
                "name": "ones",
                "stages": [
                  {
                    "epochs": 8,
                    "learning-rate": 1,
                    "batch-size": 4
                  }
                ]
              }
            ],
            "compare": {
              "reference": "halves",
              "margin": {
                "loss": 0.1,
                "accuracy": 0.01
              },
              "confidence": 0.95
            },
            "record-every": 4
          },
          "data": [],
          "files": ["curves.csv"]
        }

        """)
  }

  /// A seed that is not written to the last digit would give another run.
  @Test(arguments: [0, 1, 1 << 53 + 1, UInt64(Int64.max), UInt64(Int64.max) + 1, .max])
  func `every seed is written in full`(seed: UInt64) {
    #expect(Tiny.byHand.with { $0.seed = seed }.node.json.text.contains("\"seed\": \(seed),"))
  }

  @Test(arguments: ["nan", "inf", "-infinity", "1e309", "0x10", "007"])
  func `a plain text that is no number of JSON is a text`(text: String) {
    #expect(Node(.scalar(text, isPlain: true)).jsonText == "\"\(text)\"\n")
  }
}
