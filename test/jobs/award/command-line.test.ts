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
