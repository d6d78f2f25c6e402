/// Called by libFuzzer for every input it makes up; see scripts/fuzz.sh.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  ParserTrial.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
