import Testing

/// Inputs without end: whatever is given, there is a result or a sentence.
@Suite struct FuzzTests {
  @Test func `experiments are read, planned and run, or refused`() throws { try FuzzLoop<ExperimentFuzz>.run() }
  @Test func `curves are judged or refused`() throws { try FuzzLoop<CurvesFuzz>.run() }
  @Test func `data are read or refused`() throws { try FuzzLoop<DataFuzz>.run() }
  @Test func `compressed bytes are read or refused`() throws { try FuzzLoop<GzipFuzz>.run() }
  @Test func `manifests are read or refused, and harm no file`() throws { try FuzzLoop<ManifestFuzz>.run() }
  @Test func `arguments are taken or refused`() throws { try FuzzLoop<ArgumentFuzz>.run() }
}
