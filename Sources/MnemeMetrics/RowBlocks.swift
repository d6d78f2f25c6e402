/// 0..<count in blocks of one size, the last one smaller.
func rowBlocks(count: Int, size: Int) -> [Range<Int>] {
  stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
}
