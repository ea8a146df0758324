import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMarket } from '#app/checker/read-instance.ts'
import { readJson, Unreadable } from '#app/checker/read-json.ts'
import { parseAwardInstance } from '#app/contracts/award-instance.ts'
import { jsonTextFaults } from '#app/contracts/json-text.ts'
import { smallInstance, toJson } from '#test/support/small-awards.ts'

/** The JSON paths of what is wrong, by the product's parser and by the checker's own, each without its sentence. */
function pathsByParser(value: unknown): string[] {
  const parsed = parseAwardInstance(value)
  return parsed.ok ? [] : pathsOf(parsed.faults)
}
function pathsByChecker(text: string): string[] {
  try {
    readMarket(readJson(text))
    return []
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault
    return pathsOf(fault.lines)
  }
}
const pathsOf = (lines: readonly string[]) =>
  [
    ...new Set(
      lines.map((line) => /^(\$(?:[.\w$]|\[\d+\]|\["(?:[^"\\]|\\.)*"\])*): ./.exec(line)?.[1] ?? line),
    ),
  ].sort()

const ODD = [null, true, -1, 0.5, 2 ** 53, '', 'nobody', [], {}, 7, [{}], [[]], { id: 'x' }]

/** A copy with the value at a place of the tree replaced, taken out, or with a field added to it. */
function changed(value: unknown, steps: readonly number[], odd: unknown): unknown {
  const [step = 0, ...rest] = steps
  if (Array.isArray(value) && value.length > 0 && rest.length > 0) {
    const at = step % value.length
    return value.with(at, changed(value[at], rest, odd))
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value) || rest.length === 0) return odd
  const keys = Object.keys(value)
  const key = keys[step % keys.length]
  if (key === undefined) return odd
  if (step % 7 === 5) return { ...value, strange: odd }
  const { [key]: inside, ...others } = value as Record<string, unknown>
  if (step % 7 === 6) return others
  return { ...others, [key]: changed(inside, rest, odd) }
}

test('hundreds of files with something wrong in them are refused at the same places by parser and checker', () => {
  let refused = 0
  fc.assert(
    fc.property(
      smallInstance,
      fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...ODD),
      (instance, steps, odd) => {
        const text = JSON.stringify(changed(JSON.parse(toJson(instance)), steps, odd))
        const paths = pathsByParser(JSON.parse(text))
        expect(pathsByChecker(text), text).toEqual(paths)
        if (paths.length > 0) refused += 1
        for (const path of paths) expect(path).toMatch(/^\$/)
      },
    ),
    { numRuns: 2000, seed: 8 },
  )
  expect(refused).toBeGreaterThan(800)
})

const one = { id: 'a', quantity: 1, reserveFen: null, accepts: null }
const shop = { id: 'o', capacity: 5, tiers: [{ fromQuantity: 1, unitPriceFen: 100 }] }

test('every fault of a file is told at once, between fields as well as in them', () => {
  const file = {
    minQuantity: -1,
    colour: 'red',
    members: [
      { ...one, accepts: ['zz', 'o', 'o'] },
      { ...one, quantity: 1.5 },
    ],
    offers: [
      {
        ...shop,
        tiers: [...shop.tiers, { fromQuantity: 1, unitPriceFen: 200 }],
        surchargeFen: { nobody: 1, a: 2 ** 53 },
      },
    ],
  }
  const paths = [
    '$.minQuantity',
    '$.colour',
    '$.members[0].accepts[0]',
    '$.members[0].accepts[2]',
    '$.members[1].id',
    '$.members[1].quantity',
    '$.offers[0].tiers[1].fromQuantity',
    '$.offers[0].tiers[1].unitPriceFen',
    '$.offers[0].surchargeFen.nobody',
    '$.offers[0].surchargeFen.a',
  ].sort()
  expect(pathsByParser(file)).toEqual(paths)
  expect(pathsByChecker(JSON.stringify(file))).toEqual(paths)
})

test('a surcharge for a member that is not there is a fault even under the name of a prototype', () => {
  const text =
    '{"minQuantity":0,"members":[],"offers":[{"id":"o","capacity":1,"tiers":[{"fromQuantity":1,"unitPriceFen":1}],"surchargeFen":{"__proto__":4}}]}'
  expect(pathsByParser(JSON.parse(text))).toEqual(['$.offers[0].surchargeFen.__proto__'])
  expect(pathsByChecker(text)).toEqual(['$.offers[0].surchargeFen.__proto__'])
})

test('an id may be any text, however long, and is named in its path as JSON writes it', () => {
  for (const id of ['禾 采', 'a"b', '\n', 'x y'.repeat(3_000), '💠', '0', ' ', 'constructor']) {
    const surchargeFen = { [id]: -1 }
    const file = { minQuantity: 0, members: [{ ...one, id }], offers: [{ ...shop, surchargeFen }] }
    const [path] = pathsByParser(file)
    expect(path).toBe(
      id === 'constructor'
        ? '$.offers[0].surchargeFen.constructor'
        : `$.offers[0].surchargeFen[${JSON.stringify(id)}]`,
    )
    expect(pathsByChecker(JSON.stringify(file))).toEqual([path])
  }
})

test('a field that is written twice, or a number that is rounded to a whole one, does not pass in silence', () => {
  const told = (text: string) => jsonTextFaults(text)
  expect(told('{"a":[{"b":1,"c":{"b":1},"b":2}],"a":3}')).toEqual([
    '$.a[0].b: is written twice',
    '$.a: is written twice',
  ])
  expect(told('{"a":["x\\"{",1],"b":{"a":1}}')).toEqual([])
  expect(told('[128.0, 1e3, 0.1e1, 12800000.0000000001, 1.5]')).toEqual(['$[3]: is no whole number'])
  expect(pathsByChecker('{"minQuantity":1e0,"members":[],"offers":[]}')).toEqual([])
  expect(pathsByChecker('{"minQuantity":12800000.0000000001,"members":[],"offers":[]}')).toEqual([
    '$.minQuantity',
  ])
})
