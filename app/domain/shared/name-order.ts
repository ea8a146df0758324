const CHINESE = new Intl.Collator('zh-Hans-CN-u-co-pinyin', { numeric: true })

/** Orders names as a Chinese reader looks them up: by pinyin, figures by their value. For `toSorted`. */
export function byName(one: string, other: string): number {
  return CHINESE.compare(one, other)
}
