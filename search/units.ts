/** The unit of a data sheet that a word stands for, and by what a figure in it is multiplied. */
interface UnitWord {
  readonly unit: string
  readonly factor: number
}

const WORDS: Readonly<Record<string, string>> = {
  kw: 'kW',
  千瓦: 'kW',
  瓦: 'W',
  w: 'W',
  kwh: 'kWh',
  度: 'kWh',
  mwh: 'MWh',
  kwp: 'kWp',
  mm: 'mm',
  毫米: 'mm',
  kg: 'kg',
  公斤: 'kg',
  千克: 'kg',
  kn: 'kN',
  '次/分': '次/分',
  '次/分钟': '次/分',
  次每分: '次/分',
  次: '次/分',
  冲程: '次/分',
  spm: '次/分',
  '转/分': '转/分',
  转: '转/分',
  rpm: '转/分',
  '件/分': '件/分',
  件: '件/分',
  针: '针',
  '针/分': '针/分',
  锭: '锭',
  轴: '轴',
  工位: '工位',
  路: '路',
  色: '色',
  bar: 'bar',
  'm3/min': 'm³/min',
  立方: 'm³/min',
  英寸: '英寸',
  寸: '英寸',
  '双/时': '双/时',
  双: '双/时',
  'kg/h': 'kg/h',
  模: '模',
  相机: '个',
  '°c': '℃',
  刀位: '位',
  'm/min': 'm/min',
}

const MULTIPLES: Readonly<Record<string, UnitWord>> = {
  吨: { unit: 'kg', factor: 1000 },
  t: { unit: 'kg', factor: 1000 },
  mwp: { unit: 'kWp', factor: 1000 },
  mwh: { unit: 'kWh', factor: 1000 },
  兆瓦: { unit: 'kWp', factor: 1000 },
  米: { unit: 'mm', factor: 1000 },
  m: { unit: 'mm', factor: 1000 },
}

/** What a folded unit word means, or null. */
export function unitOf(word: string): UnitWord | null {
  const multiple = MULTIPLES[word]
  if (multiple) return multiple
  const unit = WORDS[word]
  return unit === undefined ? null : { unit, factor: 1 }
}

/** Every unit word, longest first, for a pattern. */
export const UNIT_WORDS: readonly string[] = [...Object.keys(WORDS), ...Object.keys(MULTIPLES)].sort(
  (a, b) => b.length - a.length,
)

/** The token under which a figure with its unit is indexed: `22kw`, `140次/分`. */
export function figureToken(value: number, unit: string): string {
  return `${value}${unit.normalize('NFKC').toLowerCase()}`
}
