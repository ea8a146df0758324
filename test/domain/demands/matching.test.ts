import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  constraintFaults,
  intersectConstraints,
  judgeConstraint,
  type SpecConstraint,
  type SpecValue,
} from '#app/domain/demands/constraint.ts'
import { dayEndsAt, daysBetween, matchDemand, type Wish } from '#app/domain/demands/match-demand.ts'
import { mergeConstraints, oneEach, proposeGroup } from '#app/domain/demands/merge-constraints.ts'

const OPTIONS = ['plc', 'servo', 'cam']
const bound = fc.option(fc.integer({ min: -50, max: 50 }), { nil: undefined })
const KEYS = { range: 'speed', oneOf: 'control', is: 'linking' } as const
const range = fc
  .tuple(bound, bound)
  .filter(([min, max]) => min !== undefined || max !== undefined)
  .filter(([min, max]) => min === undefined || max === undefined || min <= max)
  .map(
    ([min, max]): SpecConstraint => ({
      key: KEYS.range,
      kind: 'range',
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    }),
  )
const oneOf = fc
  .subarray(OPTIONS, { minLength: 1 })
  .map((options): SpecConstraint => ({ key: KEYS.oneOf, kind: 'oneOf', options }))
const is = fc.boolean().map((value): SpecConstraint => ({ key: KEYS.is, kind: 'is', value }))
const specs = fc.record(
  { speed: fc.integer({ min: -60, max: 60 }), control: fc.constantFrom(...OPTIONS), linking: fc.boolean() },
  { requiredKeys: [] },
)
const wishes = fc
  .tuple(fc.option(range, { nil: null }), fc.option(oneOf, { nil: null }), fc.option(is, { nil: null }))
  .map((each) => each.filter((one) => one !== null))
const holds = (constraints: readonly SpecConstraint[], values: Record<string, SpecValue>) =>
  constraints.every((constraint) => judgeConstraint(constraint, values).held)

test('what both hold is exactly what their intersection holds', () => {
  const pair = fc.oneof(fc.tuple(range, range), fc.tuple(oneOf, oneOf), fc.tuple(is, is))
  fc.assert(
    fc.property(pair, specs, ([a, b], values) => {
      const both = intersectConstraints(a, b)
      expect(both !== null && holds([both], values)).toBe(holds([a], values) && holds([b], values))
    }),
    { numRuns: 2_000 },
  )
})

test('merging lists holds what both lists hold, in any order, and loses nothing when done again', () => {
  fc.assert(
    fc.property(wishes, wishes, specs, (a, b, values) => {
      const merged = mergeConstraints(a, b)
      expect(mergeConstraints(b, a)?.length ?? null).toBe(merged?.length ?? null)
      if (merged === null) {
        expect(holds(a, values) && holds(b, values)).toBe(false)
        return
      }
      expect(holds(merged, values)).toBe(holds(a, values) && holds(b, values))
      expect(mergeConstraints(merged, a)).toEqual(merged)
      expect(constraintFaults(merged)).toEqual([])
    }),
    { numRuns: 2_000 },
  )
})

test('every member of a proposed group holds whatever holds the common spec, one demand a firm', () => {
  const demand = fc.record({
    id: fc.uuid(),
    buyerId: fc.constantFrom('a', 'b', 'c', 'd'),
    quantity: fc.integer({ min: 1, max: 20 }),
    constraints: wishes,
  })
  fc.assert(
    fc.property(demand, fc.array(demand, { maxLength: 8 }), specs, (own, others, values) => {
      const group = proposeGroup(own, others, () => true)
      if (group === null) return
      const all = [own, ...group.members]
      expect(new Set(all.map(({ buyerId }) => buyerId)).size).toBe(all.length)
      expect(group.quantity).toBe(all.reduce((sum, { quantity }) => sum + quantity, 0))
      if (holds(group.common, values))
        for (const member of all) expect(holds(member.constraints, values)).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

test('a group that nothing on offer serves is not proposed', () => {
  const own = { id: '1', buyerId: 'a', quantity: 1, constraints: [] }
  const other = { id: '2', buyerId: 'b', quantity: 2, constraints: [] }
  expect(proposeGroup(own, [other], () => false)).toBe(null)
  expect(proposeGroup(own, [other], () => true)?.members).toEqual([other])
  expect(proposeGroup(own, [{ ...other, buyerId: 'a' }], () => true)).toBe(null)
  expect(oneEach([own, { ...own, id: '3' }, other])).toEqual([own, other])
})

const WISH: Wish = {
  constraints: [{ key: 'speed', kind: 'range', min: 200, max: 300 }],
  quantity: 10,
  maxPriceFen: 100_00n,
  latestDeliveryOn: '2026-05-01',
  county: '330481',
}

test('each condition says whether it held and by how much it failed', () => {
  const { checks, failed } = matchDemand(WISH, {
    specs: { speed: 180.5 },
    unitPriceFen: 101_50n,
    deliveryOn: '2026-05-04',
    available: 6,
    counties: ['330424'],
  })
  expect(failed).toBe(5)
  expect(checks.map((check) => ({ ...check, verdict: undefined }))).toEqual(
    [
      { subject: 'spec', isHeld: false },
      { subject: 'price', isHeld: false, limitFen: 100_00n, actualFen: 101_50n, overFen: 1_50n },
      { subject: 'delivery', isHeld: false, limitOn: '2026-05-01', actualOn: '2026-05-04', lateDays: 3 },
      { subject: 'quantity', isHeld: false, wanted: 10, available: 6, missing: 4 },
      { subject: 'county', isHeld: false, county: '330481' },
    ].map((check) => ({ ...check, verdict: undefined })),
  )
  const [spec] = checks
  expect(spec?.subject === 'spec' && spec.verdict).toMatchObject({ held: false, why: 'below', by: 19.5 })
})

test('what is not known yet is not judged, and at the bound it holds', () => {
  const unknown = { specs: null, unitPriceFen: null, deliveryOn: null, available: null, counties: [] }
  expect(matchDemand(WISH, unknown)).toEqual({ checks: [], failed: 0, areSpecsKnown: false })
  const just = { specs: { speed: 300 }, unitPriceFen: 100_00n, deliveryOn: '2026-05-01', available: 10 }
  expect(matchDemand(WISH, { ...just, counties: ['330481'] }).failed).toBe(0)
})

test('a wish upside down, empty or said twice is named', () => {
  const faults = constraintFaults([
    { key: 'a', kind: 'range', min: 2, max: 1 },
    { key: 'b', kind: 'range' },
    { key: 'c', kind: 'oneOf', options: [] },
    { key: 'c', kind: 'is', value: true },
  ])
  expect(faults.map(({ code }) => code)).toEqual(['range_upside_down', 'range_empty', 'no_options', 'twice'])
})

test('a day ends at midnight in Shanghai', () => {
  expect(dayEndsAt('2026-03-02').toISOString()).toBe('2026-03-02T16:00:00.000Z')
  expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3)
})
