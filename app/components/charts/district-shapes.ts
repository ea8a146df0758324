/** The city in nine simple pieces on a field of 360 × 240: neighbours are neighbours, sizes only roughly right. */
export interface DistrictShape {
  readonly code: string
  readonly points: string
  /** Where the name stands. */
  readonly at: readonly [x: number, y: number]
}

export const DISTRICT_SHAPES: readonly DistrictShape[] = [
  { code: '330483', points: '15,110 66,78 118,96 136,140 120,186 70,196 28,166', at: [74, 140] },
  { code: '330411', points: '66,78 108,38 172,24 198,60 188,94 150,104 118,96', at: [134, 70] },
  { code: '330421', points: '172,24 242,12 304,34 298,80 242,90 198,60', at: [246, 52] },
  { code: '330402', points: '188,94 198,60 242,90 236,130 196,150 166,132', at: [210, 112] },
  { code: 'jingkai', points: '150,104 188,94 166,132 136,140 118,96', at: [152, 120] },
  { code: '330482', points: '242,90 298,80 346,96 350,134 312,158 262,150 236,130', at: [296, 120] },
  { code: '330424', points: '196,150 236,130 262,150 284,186 240,216 190,206 174,172', at: [224, 180] },
  { code: 'gangqu', points: '262,150 312,158 302,178 284,186', at: [290, 168] },
  {
    code: '330481',
    points: '136,140 166,132 196,150 174,172 190,206 150,234 80,226 70,196 120,186',
    at: [134, 198],
  },
]
