import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseAwardInstance } from '#app/contracts/award-instance.ts'
import type { AwardInstance } from '#app/domain/awards/award-instance.ts'
import { evaluateAssignment } from '#app/domain/awards/evaluate-assignment.ts'
import { solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { memberTerms } from '#app/domain/awards/reference-price.ts'
import { solveAward } from '#jobs/award/solve-award.ts'
import { solveExactly } from '#jobs/award/solve-exactly.ts'
import { FAMILIES, generateInstance, seededRandom } from '#test/support/award-instances.ts'
import { toJson } from '#test/support/small-awards.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

async function exactly(instance: AwardInstance) {
  return (await solveExactly(instance, () => 20)).outcome
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = seededRandom(seed)
  return list
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value)
}

test('every family gives the award that trying everything gives', async () => {
  for (const family of FAMILIES) {
    for (let seed = 1; seed <= 4; seed += 1) {
      const instance = generateInstance(family, { offers: 3, members: 8 }, seed)
      expect(await exactly(instance)).toEqual(solveByExhaustion(instance))
    }
  }
}, 60_000)

test('the order of members and offers changes nothing', async () => {
  for (const family of FAMILIES) {
    const instance = generateInstance(family, { offers: 5, members: 14 }, 9)
    const outcome = await exactly(instance)
    expect(outcome.status).toBe('optimal')
    const other = {
      ...instance,
      members: shuffled(instance.members, 1),
      offers: shuffled(instance.offers, 2),
    }
    expect(await exactly(other)).toEqual(outcome)
  }
}, 60_000)

test('an offer that nobody accepts or whose every price is above every cap changes nothing', async () => {
  const base = generateInstance('uniform', { offers: 5, members: 14 }, 3)
  const all = base.offers.map((offer) => offer.id)
  const named = { ...base, members: base.members.map((one) => ({ ...one, accepts: one.accepts ?? all })) }
  const outcome = await exactly(named)
  const cheap = {
    id: 'a-nobody',
    capacity: 999,
    tiers: [{ fromQuantity: 1, unitPriceFen: 1n }],
    surchargeFen: {},
  }
  expect(await exactly({ ...named, offers: [cheap, ...named.offers] })).toEqual(outcome)
  const dear = { ...cheap, id: 'a-dear', tiers: [{ fromQuantity: 1, unitPriceFen: 99_000_000n }] }
  expect((await exactly({ ...base, offers: [dear, ...base.offers] })).assignment).toEqual(
    (await exactly(base)).assignment,
  )
}, 60_000)

test('a worker thread solves a pool to proven optimality, with nobody above its cap', async () => {
  const instance = generateInstance('uniform', { offers: 8, members: 40 }, 2)
  const solved = await solveAward(instance, { seconds: 25 })
  expect(solved.status).toBe('optimal')
  expect(evaluateAssignment(instance, solved.assignment)).toMatchObject({
    violations: [],
    savingFen: solved.savingFen,
  })
  for (const member of instance.members) {
    const { capFen } = memberTerms(member, instance.offers)
    const paid = solved.priceFen[member.id]
    if (paid !== undefined) expect(paid <= (capFen ?? -1n)).toBe(true)
  }
})

test('when the time is over the answer is an honest gap within the limit', async () => {
  const instance = generateInstance('jumps', { offers: 60, members: 1200 }, 1)
  const startedAt = performance.now()
  const solved = await solveAward(instance, { seconds: 2 })
  expect((performance.now() - startedAt) / 1000).toBeLessThan(4)
  expect(solved.status).toBe('gap')
  expect(solved.boundFen).toBeGreaterThan(solved.savingFen)
  expect(evaluateAssignment(instance, solved.assignment).violations).toEqual([])
})

test('an aborted solve rejects with the reason', async () => {
  const stop = new AbortController()
  const running = solveAward(generateInstance('jumps', { offers: 30, members: 300 }, 1), {
    seconds: 30,
    signal: stop.signal,
  })
  setTimeout(() => stop.abort(new Error('closed')), 300)
  await expect(running).rejects.toThrow('closed')
})

test('totals beyond 2^53 fen are refused', async () => {
  const tiers = [{ fromQuantity: 1, unitPriceFen: 9_000_000_000_000_000n }]
  const members = [{ id: 'm', quantity: 2, reserveFen: null, accepts: null }]
  const instance = { minQuantity: 0, members, offers: [{ id: 'o', capacity: 2, tiers, surchargeFen: {} }] }
  await expect(solveAward(instance, { seconds: 1 })).rejects.toThrow(RangeError)
})

test('a bad file is refused with one line per fault that begins with its JSON path', () => {
  const good = JSON.parse(toJson(generateInstance('uniform', { offers: 2, members: 2 }, 1)))
  expect(parseAwardInstance(good).ok).toBe(true)
  const faultsOf = (change: (file: typeof good) => void): readonly string[] => {
    const file = structuredClone(good)
    change(file)
    const parsed = parseAwardInstance(file)
    return parsed.ok ? [] : parsed.faults
  }
  const [first, ...rest] = good.offers[0].tiers
  expect(faultsOf((f) => f.offers[0].tiers.reverse())[0]).toMatch(
    /^\$\.offers\[0\]\.tiers\[1\]\.fromQuantity: /,
  )
  expect(
    faultsOf((f) => (f.offers[0].tiers = [first, { ...rest[0], unitPriceFen: first.unitPriceFen }])),
  ).toEqual(['$.offers[0].tiers[1].unitPriceFen: must fall from tier to tier'])
  expect(faultsOf((f) => (f.members[1].id = f.members[0].id))[0]).toMatch(
    /^\$\.members\[1\]\.id: is used twice/,
  )
  expect(faultsOf((f) => (f.members[0].accepts = ['no']))).toEqual([
    '$.members[0].accepts[0]: names no offer',
  ])
  expect(faultsOf((f) => (f.members[0].reserveFen = 2 ** 53))[0]).toMatch(/^\$\.members\[0\]\.reserveFen: /)
  expect(faultsOf((f) => (f.members[0].quantity = 0))[0]).toMatch(/^\$\.members\[0\]\.quantity: /)
  expect(faultsOf((f) => (f.colour = 1))).toEqual(['$.colour: is not a known field'])
  const many = Array.from({ length: 100_000 }, (_, index) => ({ ...good.members[0], id: `m${index}` }))
  expect(faultsOf((f) => (f.members = many))[0]).toMatch(/^\$\.members: /)
})

test('the command line solves from any folder, and its proof is accepted, a changed one rejected', () => {
  const folder = mkdtempSync(join(tmpdir(), 'award-'))
  const [file, proof] = [join(folder, 'pool.json'), join(folder, 'proof.json')]
  writeFileSync(file, toJson(generateInstance('clustered', { offers: 6, members: 20 }, 1)))
  const run = (script: string, ...words: string[]) =>
    spawnSync(
      process.execPath,
      [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'app/cli', script), ...words],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    )
  const solved = run('award.ts', file, '--json', '--proof', proof)
  expect(solved.stderr).toBe('')
  expect(solved.status).toBe(0)
  const result = JSON.parse(solved.stdout)
  expect(Object.keys(result)).toEqual([
    ...[
      'status',
      'savingFen',
      'boundFen',
      'servedQuantity',
      'suppliers',
      'assignment',
      'priceFen',
      'quantity',
    ],
    ...['stability', 'seconds'],
  ])
  expect(run('award-check.ts', file, proof).status).toBe(0)
  writeFileSync(
    proof,
    readFileSync(proof, 'utf8').replace(`"savingFen": ${result.savingFen}`, '"savingFen": 1'),
  )
  const rejected = run('award-check.ts', file, proof)
  expect(rejected.status).toBe(1)
  expect(rejected.stdout).toMatch(/line \d+: \$\.outcome\.savingFen: the saving must be/)
  expect(run('award-check.ts', file, file).status).toBe(1)
  expect(run('award-check.ts', proof, proof).status).toBe(2)
  expect(run('award.ts', proof).status).toBe(2)
})
