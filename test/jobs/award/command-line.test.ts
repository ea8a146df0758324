import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkProof } from '#app/checker/check-proof.ts'
import { Unreadable } from '#app/checker/read-json.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'award-input-'))
/** However busy the machine is: a command that is not over by then hangs. */
const PATIENCE_MS = 60_000

interface Said {
  readonly status: number | string | null | undefined
  readonly out: string
  readonly err: string
}

function run(script: string, ...words: string[]): Promise<Said> {
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'app/cli', script), ...words]
  return new Promise((resolve) => {
    execFile(process.execPath, command, { timeout: PATIENCE_MS }, (fault, out, err) =>
      resolve({ status: fault === null ? 0 : fault.code, out, err }),
    )
  })
}

function fileOf(name: string, value: unknown): string {
  const path = join(folder, `${name}.json`)
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}

const tiers = [
  { fromQuantity: 1, unitPriceFen: 100 },
  { fromQuantity: 4, unitPriceFen: 90 },
]
const one = { id: 'a', quantity: 1, reserveFen: null, accepts: null }
const shop = { id: 'o', capacity: 5, tiers }
const file = (members: unknown[], offers: unknown[]) => ({ minQuantity: 0, members, offers })

/** Each kind of bad input that is refused, with the JSON path that its first line begins with. */
const REFUSED: Record<string, [value: unknown, path: string]> = {
  'a ladder whose prices rise': [
    file([one], [{ ...shop, tiers: [...tiers, { fromQuantity: 9, unitPriceFen: 95 }] }]),
    '$.offers[0].tiers[2].unitPriceFen: ',
  ],
  'tiers out of order': [
    file([one], [{ ...shop, tiers: [...tiers].reverse() }]),
    '$.offers[0].tiers[1].fromQuantity: ',
  ],
  'a member’s id twice': [file([one, one], [shop]), '$.members[1].id: '],
  'an offer’s id twice': [file([one], [shop, shop]), '$.offers[1].id: '],
  'a reserve beyond 2^53 fen': [file([{ ...one, reserveFen: 2 ** 53 }], [shop]), '$.members[0].reserveFen: '],
  'a total beyond 2^53 fen': [file([{ ...one, quantity: 2 ** 52 }], [shop]), '$: the total value'],
  'no JSON': ['{"minQuantity": 1,', '$: '],
  '100 000 members': [
    file(
      Array.from({ length: 100_000 }, (_, index) => ({ ...one, id: `m${index}` })),
      [shop],
    ),
    '$.members: ',
  ],
}

test.each(Object.entries(REFUSED))(
  '%s is refused with its path, by solver and by checker',
  async (name, [value, path]) => {
    const input = fileOf(name, value)
    const { status, err, out } = await run('award.ts', input, '--json', '--seconds', '5')
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err.startsWith(path), err.slice(0, 200)).toBe(true)
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    const startedAt = performance.now()
    let verdict = 'accepted'
    try {
      verdict = checkProof(text, text).accepted ? 'accepted' : 'rejected'
    } catch (fault) {
      if (!(fault instanceof Unreadable)) throw fault
      verdict = 'unreadable'
    }
    expect(verdict).not.toBe('accepted')
    expect(performance.now() - startedAt).toBeLessThan(10_000)
  },
  120_000,
)

/** What is odd and yet an instance: it has an answer, and its proof is accepted. */
const ANSWERED: Record<string, [value: unknown, status: string, served: number]> = {
  'no members': [file([], [shop]), 'infeasible', 0],
  'no offers': [file([one], []), 'infeasible', 0],
  'a quantity beyond every capacity': [file([{ ...one, quantity: 6 }], [shop]), 'infeasible', 0],
  'one member beyond every capacity beside one that is not': [
    file(
      [
        { ...one, quantity: 6 },
        { ...one, id: 'b' },
      ],
      [shop],
    ),
    'optimal',
    1,
  ],
  'a minimum beyond everything': [{ minQuantity: 99, members: [one], offers: [shop] }, 'infeasible', 0],
}

test.each(Object.entries(ANSWERED))(
  '%s has an answer whose proof is accepted',
  async (name, [value, status, served]) => {
    const input = fileOf(name, value)
    const proof = join(folder, `${name}-proof.json`)
    const solved = await run('award.ts', input, '--json', '--proof', proof)
    expect(solved).toMatchObject({ status: 0, err: '' })
    expect(JSON.parse(solved.out)).toMatchObject({ status, servedQuantity: served })
    const checked = await run('award-check.ts', input, proof)
    expect(checked.status, checked.out).toBe(0)
  },
  150_000,
)

/** Command lines and files that cannot be read: code 2, a line that says why, nothing else. */
const good = JSON.stringify(file([one], [shop]))
const UNREADABLE: Record<string, [words: string[], line: RegExp]> = {
  'no file': [[join(folder, 'nowhere.json')], /^\$: ENOENT/],
  'a directory': [[folder], /^\$: /],
  'an empty file': [[fileOf('empty', '')], /^\$: /],
  'a limit of 0 seconds': [[fileOf('good', good), '--seconds', '0'], /^--seconds/],
  'a limit that is no number': [[fileOf('good', good), '--seconds', 'soon'], /^--seconds/],
  'a proof into a directory': [[fileOf('good', good), '--proof', folder], /^--proof: /],
  'an option that there is not': [[fileOf('good', good), '--fast'], /--fast/],
  'a field written twice': [[fileOf('twice', good.replace('{', '{"minQuantity":1,'))], /^\$\.minQuantity: /],
}

test.each(Object.entries(UNREADABLE))(
  '%s is told on a line, with code 2',
  async (_, [words, line]) => {
    const { status, out, err } = await run('award.ts', ...words, '--json')
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toMatch(line)
  },
  70_000,
)

test('a byte order mark, ids that a prototype knows and Chinese ids are no obstacle', async () => {
  const odd = {
    minQuantity: 2,
    members: [
      { ...one, id: 'constructor' },
      { ...one, id: '禾 采', accepts: ['toString'] },
      { ...one, id: 'valueOf', accepts: [] },
    ],
    offers: [{ ...shop, id: 'toString', surchargeFen: { '禾 采': 5 } }],
  }
  const input = fileOf('odd', `\uFEFF${JSON.stringify(odd)}`)
  const proof = join(folder, 'odd-proof.json')
  const solved = await run('award.ts', input, '--json', '--proof', proof)
  expect(solved).toMatchObject({ status: 0, err: '' })
  const { seconds, ...answer } = JSON.parse(solved.out)
  expect(seconds).toBeGreaterThanOrEqual(0)
  expect(answer).toEqual({
    status: 'optimal',
    savingFen: 0,
    boundFen: 0,
    servedQuantity: 2,
    suppliers: 1,
    assignment: { constructor: 'toString', '禾 采': 'toString', valueOf: null },
    priceFen: { constructor: 100, '禾 采': 105 },
    quantity: { toString: 2 },
    stability: { stable: true, blocking: null },
  })
  expect(Object.keys(JSON.parse(solved.out))).toEqual([...Object.keys(answer), 'seconds'])
  const checked = await run('award-check.ts', input, proof, '--json')
  expect(checked).toMatchObject({ status: 0, err: '' })
  expect(JSON.parse(checked.out)).toMatchObject({ accepted: true })
  const other = await run('award-check.ts', fileOf('good', good), proof, '--json')
  expect({ ...JSON.parse(other.out), status: other.status }).toMatchObject({ accepted: false, status: 1 })
  const wrong = await run(
    'award-check.ts',
    fileOf('wrong', good.replace('"capacity":5', '"capacity":-5')),
    proof,
  )
  expect(wrong).toMatchObject({ status: 2, out: '' })
  expect(wrong.err).toMatch(/^\$\.offers\[0\]\.capacity: /)
}, 120_000)
