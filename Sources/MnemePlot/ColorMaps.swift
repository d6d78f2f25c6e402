extension ColorMap {
  /// Heatmaps: dark blue to yellow, lightness rising evenly for every eye.
  /// Source: cividis of Nuñez, Anderton & Renslow (2018), each eighth of its 256 colours.
  package static let cividis = ColorMap(
    name: "cividis",
    hex: [
      0x00224e, 0x00285b, 0x002e6a, 0x053371, 0x1a386f, 0x273e6e, 0x32436d, 0x3b496c, 0x434e6c,
      0x4b546c, 0x535a6d, 0x5a5f6e, 0x61656f, 0x686a71, 0x6f7073, 0x767676, 0x7d7c78, 0x848279,
      0x8c8878, 0x938e78, 0x9b9476, 0xa39a74, 0xaba072, 0xb4a76f, 0xbcae6c, 0xc4b468, 0xcdbb63,
      0xd5c25e, 0xdec958, 0xe7d150, 0xf0d846, 0xf9e03a, 0xfee838,
    ])

  /// Purple through blue and green to yellow.
  /// Source: viridis of Smith & van der Walt (2015), each eighth of its 256 colours.
  package static let viridis = ColorMap(
    name: "viridis",
    hex: [
      0x440154, 0x470d60, 0x48186a, 0x482374, 0x472d7b, 0x453781, 0x424086, 0x3e4989, 0x3b528b,
      0x375b8d, 0x33638d, 0x2f6b8e, 0x2c728e, 0x297a8e, 0x26828e, 0x23898e, 0x21918c, 0x1f988b,
      0x1fa088, 0x22a785, 0x28ae80, 0x32b67a, 0x3fbc73, 0x4ec36b, 0x5ec962, 0x70cf57, 0x84d44b,
      0x98d83e, 0xaddc30, 0xc2df23, 0xd8e219, 0xece51b, 0xfde725,
    ])

  /// Ordered lines and markers on white: viridis as far as its luminance stays under 0.30, where
  /// contrast with white falls to 3:1.
  package static let orderedOnLight = viridis.truncated(to: 0...0.59375, name: "viridis, dark part")

  /// Ordered lines and markers on a dark page, in the hue order of `orderedOnLight`. Found by a
  /// search for even steps in every colour vision: Oklab lightness rises from 0.52 to 0.94 while
  /// the hue turns from 293 to 139 degrees.
  package static let orderedOnDark = ColorMap(
    name: "ordered on dark",
    hex: [
      0x6f51ba, 0x6761bf, 0x6170c2, 0x5d7dc3, 0x5b8ac4, 0x5c95c4, 0x5fa0c5, 0x64aac5, 0x6ab4c7,
      0x71bec8, 0x77c8c9, 0x7ed2c9, 0x86dcc7, 0x90e5c4, 0x9befbf, 0xaaf8b6, 0xc0ffad,
    ])

  /// Differences from a real centre: blue under it, brown over it. Made for this: Oklab lightness
  /// falls evenly from 0.965 in the middle to 0.40 at both ends, hue 262 and 50 degrees. To a
  /// normal eye both arms are equally light; to others within a tenth of an arm.
  package static let diverging = ColorMap(
    name: "blue to brown",
    hex: [
      0x264581, 0x385998, 0x4d6eac, 0x6483be, 0x7d99cd, 0x98b0da, 0xb4c6e6, 0xd2ddf0, 0xf3f3f3,
      0xead8ce, 0xddbead, 0xcea58e, 0xbe8c71, 0xac7556, 0x995e3c, 0x854925, 0x6e3610,
    ])
}
