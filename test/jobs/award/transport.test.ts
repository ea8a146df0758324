import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Lane, openTransport } from '#jobs/award/transport.ts'

/** Two groups of four sets, two offers of three to five sets each. */
function smallNet() {
  const lane = (group: number, node: number, flow: number): Lane => ({
    group,
    node,
    lower: 0,
    upper: 4,
    flow,
  })
  const lanes = [lane(0, 0, 4), lane(0, 1, 0), lane(1, 0, 0), lane(1, 1, 4)]
  const harbours = [
    { least: 3, most: 5 },
    { least: 3, most: 5 },
  ]
  return { lanes, transport: openTransport(2, lanes, harbours) }
}

function holds(lanes: readonly Lane[]): boolean {
  const of = (which: 'group' | 'node', index: number) =>
    lanes.filter((lane) => lane[which] === index).reduce((sum, lane) => sum + lane.flow, 0)
  return (
    [0, 1].every((group) => of('group', group) === 4) &&
    [0, 1].every((node) => of('node', node) >= 3 && of('node', node) <= 5) &&
    lanes.every(({ flow, lower, upper }) => flow >= lower && flow <= upper)
  )
}

test('a raised bound is mended along a path through other groups', () => {
  const { lanes, transport } = smallNet()
  transport.setBounds(1, 3, 4)
  expect(transport.mend()).toBe(true)
  expect(holds(lanes)).toBe(true)
  expect(lanes[1]?.flow).toBeGreaterThanOrEqual(3)
})

test('what no flow can carry is refused, and can be taken back', () => {
  const { lanes, transport } = smallNet()
  transport.setBounds(0, 4, 4)
  transport.setBounds(2, 2, 4)
  expect(transport.mend()).toBe(false)
  transport.setBounds(2, 0, 4)
  expect(transport.mend()).toBe(true)
  expect(holds(lanes)).toBe(true)
})

test('any bounds are mended exactly when some flow satisfies them', () => {
  const bound = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
  fc.assert(
    fc.property(fc.tuple(bound, bound, bound, bound), (bounds) => {
      const { lanes, transport } = smallNet()
      for (const [lane, [a, b]] of bounds.entries()) transport.setBounds(lane, Math.min(a, b), Math.max(a, b))
      const isMended = transport.mend()
      if (isMended) expect(holds(lanes)).toBe(true)
      let isPossible = false
      for (let a = 0; a <= 4; a += 1) {
        for (let b = 0; b <= 4; b += 1) {
          isPossible ||= holds([a, 4 - a, b, 4 - b].map((flow, at) => ({ ...(lanes[at] as Lane), flow })))
        }
      }
      expect(isMended).toBe(isPossible)
    }),
    { numRuns: 500, seed: 3 },
  )
})
