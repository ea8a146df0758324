import { expect, test } from 'vitest'
import { zh } from '#app/i18n/zh/text.ts'
import { listSources, type Source } from './sources.ts'

/** A file that may say a word: its text without comments. */
type Speaker = Pick<Source, 'path' | 'text'>

/**
 * Words that no file says. A file says `part.key` by `part.key`; where it names the part otherwise (`const words =
 * useText().part`, `{ part } = text`, `Text['part']`), by `.key` or by unpacking `{ key }`. A quoted `'key'` anywhere
 * counts as well: it may be looked up by a name that is only known as the page runs.
 */
function unspoken(words: Record<string, unknown>, speakers: readonly Speaker[]): string[] {
  const quoted = new Set(speakers.flatMap(({ text }) => text.match(/(?<=['"`])\w+(?=['"`])/g) ?? []))
  const silent: string[] = []
  for (const [part, sentences] of Object.entries(words)) {
    if (typeof sentences !== 'object') continue
    const said = new Set<string>()
    for (const { text } of speakers) {
      if (new RegExp(`\\b${part}\\b`).test(text)) for (const key of keysIn(text, part)) said.add(key)
    }
    for (const key of Object.keys(sentences ?? {})) {
      if (!said.has(key) && !quoted.has(key)) silent.push(`${part}.${key}`)
    }
  }
  return silent
}

function keysIn(text: string, part: string): string[] {
  const direct = text.match(new RegExp(`(?<=\\b${part}\\??\\.)\\w+`, 'g')) ?? []
  const isElsewhereNamed = new RegExp(`\\b${part}\\b(?!\\??\\.)`).test(text)
  if (!isElsewhereNamed) return direct
  const members = text.match(/(?<=\w\)?\??\.)\w+/g) ?? []
  const unpacked = (text.match(/\{[^{}]*\}(?=\s*[=:])/g) ?? []).flatMap((names) => names.match(/\w+/g) ?? [])
  // `words[name]`, where the names are the keys of a record that stands near.
  const looked = /\w\[[a-z]\w*\]/.test(text) ? (text.match(/(?<=[{,]\s*)\w+(?=: )/g) ?? []) : []
  return [...direct, ...members, ...unpacked, ...looked]
}

const speakers = listSources()
  .filter(({ path }) => !/^test\/|^app\/i18n\/(zh|en)\//.test(path))
  .map(({ path, text }) => ({ path, text: text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '') }))

test('every word of the product is said somewhere', () => {
  expect(unspoken(zh, speakers)).toEqual([])
})

test('a word that only its own language file and another part’s file know is found', () => {
  const words = { tea: { cup: '杯', pot: '壶', leaf: '叶', spoon: '匙' }, milk: { jug: '罐', churn: '桶' } }
  const says = [
    { path: 'a.tsx', text: 'const words = useText().tea\nreturn <p>{words.cup}</p>' },
    { path: 'b.tsx', text: 'const { leaf } = text.tea\nreturn milk.jug' },
    { path: 'c.tsx', text: 'const pot = saucepan.pot' },
    { path: 'd.tsx', text: "show('churn')" },
  ]
  expect(unspoken(words, says)).toEqual(['tea.pot', 'tea.spoon'])
})
