import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { builtInStories } from '#app/cli/story/built-in.ts'
import { runStory } from '#app/cli/story/run-story.ts'
import { type Story, storySchema } from '#app/cli/story/story-file.ts'
import { emptyDatabase } from '#test/support/database.ts'

const REPOSITORY = resolve(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'hecai-story-file-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const FIRM = { county: '330481', capabilities: ['buyer'] }
const MAKER = { county: '330482', capabilities: ['supplier'] }
const POOL = {
  category: 'integrated-sock-machine',
  cluster: 'haining-socks',
  joinClosesAt: '2026-03-20T18:00:00+08:00',
  offersCloseAt: '2026-03-21T18:00:00+08:00',
  visibility: 'open',
  minQuantity: 5,
  capQuantity: 30,
  depositBasisPoints: 500,
  terms: [3000, 6000, 1000],
}
const offer = (at: string, by: string, as: string, capacity: number, tiers: readonly [number, number][]) => ({
  at: `2026-03-${at}:00+08:00`,
  by,
  do: 'offer',
  as,
  capacity,
  deliveryDays: 60,
  tiers: tiers.map(([fromQuantity, unitPriceFen]) => ({ fromQuantity, unitPriceFen })),
})
const day = (at: string, by: string, verb: string, more: object = {}) => ({
  at: `2026-${at}:00+08:00`,
  by,
  do: verb,
  ...more,
})

/** Five bank accounts, a ladder with a jump, rejected and repeated deliveries, wrong wishes on the way. */
const FIVE_ACCOUNTS = {
  start: '2026-03-02T09:00:00+08:00',
  organisations: [
    { id: 'b1', name: '甲袜业', ...FIRM, bankAccount: 'normal' },
    { id: 'b2', name: '乙袜业', ...FIRM, bankAccount: 'twice' },
    { id: 'b3', name: '丙袜业', ...FIRM, bankAccount: 'refuses' },
    { id: 'b4', name: '丁袜业', ...FIRM, bankAccount: 'late' },
    { id: 'b5', name: '戊袜业', ...FIRM, bankAccount: 'disordered' },
    { id: 's1', name: '供一', ...MAKER },
    { id: 's2', name: '供二', ...MAKER, bankAccount: 'late' },
  ],
  pool: POOL,
  events: [
    offer('02T10:00', 's1', 'o1', 40, [
      [1, 12_000_001],
      [10, 11_000_003],
    ]),
    day('03-02T11:00', 'b1', 'join', { quantity: 6, reserveFen: 12_000_001, accepts: null }),
    day('03-02T11:00', 'b1', 'join', { quantity: 2 }),
    day('03-03T11:00', 'b2', 'join', { quantity: 3, reserveFen: null, accepts: ['o1'] }),
    day('03-03T12:00', 'b3', 'join', { quantity: 4 }),
    day('03-04T12:00', 'b4', 'join', { quantity: 4 }),
    day('03-04T12:00', 'b5', 'join', { quantity: 0 }),
    day('03-04T12:30', 'b5', 'join', { quantity: 1.5 }),
    day('03-04T12:40', 'b5', 'join', { quantity: 1e18 }),
    day('03-04T13:00', 'b5', 'join', { quantity: 100 }),
    day('03-04T14:00', 'b5', 'join', { quantity: 7, reserveFen: 11_000_004 }),
    offer('05T12:00', 's2', 'o2', 8, [[5, 11_900_000]]),
    day('03-05T13:00', 's2', 'improveOffer', {
      offer: 'o2',
      tiers: [{ fromQuantity: 5, unitPriceFen: 11_900_001 }],
    }),
    day('03-05T13:00', 's2', 'improveOffer', { offer: 'o2', tiers: [] }),
    day('03-05T14:00', 's2', 'improveOffer', { offer: 'o1', tiers: [{ fromQuantity: 1, unitPriceFen: 1 }] }),
    day('03-06T14:00', 'b1', 'changeQuantity', { quantity: 8 }),
    day('03-20T18:00', 'b2', 'changeQuantity', { quantity: 4 }),
    ...['b1', 'b2', 'b4', 'b5'].map((by) => day('03-22T10:00', by, 'sign')),
    ...['b1', 'b2', 'b4', 'b5'].map((buyer) => day('03-22T11:00', 's1', 'sign', { buyer })),
    day('04-22T11:00', 's1', 'ship', { buyer: 'b1', quantity: 5 }),
    day('04-23T11:00', 'b1', 'reject', { quantity: 1, reason: '漏油' }),
    day('04-24T11:00', 'b1', 'accept', { quantity: 4 }),
    day('04-25T11:00', 's1', 'ship', { buyer: 'b1', quantity: 4 }),
    day('04-25T12:00', 's1', 'ship', { buyer: 'b1', quantity: 4 }),
    day('04-26T12:00', 's1', 'ship', { buyer: 'b2', quantity: 3 }),
    day('04-26T12:00', 's1', 'ship', { buyer: 'b4', quantity: 4 }),
    day('04-26T12:00', 's1', 'ship', { buyer: 'b5', quantity: 7 }),
    { at: '2027-06-30T12:00:00+08:00', do: 'wait' },
  ],
}

const play = async (story: unknown) =>
  runStory((await emptyDatabase()).url, storySchema.parse(story) as Story)

test('five bank accounts, one of which refuses: everybody pays and gets what the ladder says, to the fen', async () => {
  const outcome = await play(FIVE_ACCOUNTS)
  const refused = outcome.events.filter(({ ok }) => !ok).map(({ index, code }) => `${index} ${code}`)
  expect(refused).toEqual([
    '2 ALREADY_JOINED',
    '6 INPUT_INVALID',
    '7 INPUT_INVALID',
    '8 INPUT_INVALID',
    '9 CAP_EXCEEDED',
    '12 OFFER_NOT_A_CONCESSION',
    '13 INPUT_INVALID',
    '14 OFFER_NOT_FOUND',
    '16 POOL_CLOSED',
    '29 QUANTITY_EXCEEDS_REMAINING',
  ])
  expect(outcome.pool).toEqual({ state: 'settled', quantity: 22, priceFen: { o1: 11_000_003 } })
  const order = (buyer: string, sets: number) => ({
    buyer,
    supplier: 's1',
    state: 'completed',
    paidFen: sets * 11_000_003,
    refundedFen: 0,
  })
  expect(outcome.orders).toEqual([order('b1', 8), order('b2', 3), order('b4', 4), order('b5', 7)])
  expect(outcome.commitments.b3).toMatchObject({ state: 'dropped', offer: null })
  expect(outcome.balancesFen).toEqual({
    b1: -88_000_024,
    b2: -33_000_009,
    b3: 0,
    b4: -44_000_012,
    b5: -77_000_021,
    s1: 242_000_066,
    s2: 0,
    escrow: 0,
  })
  expect(outcome.ledger.sumFen).toBe(0)
  expect(outcome.invariants.broken).toEqual([])
}, 120_000)

test('a pool that nobody signs ends without an award; only the silent lose their deposits', async () => {
  const outcome = await play({
    ...FIVE_ACCOUNTS,
    events: [
      ...FIVE_ACCOUNTS.events.slice(0, 17),
      day('03-22T10:00', 'b2', 'sign'),
      day('03-22T11:00', 's1', 'sign', { buyer: 'b1' }),
      { at: '2026-06-30T12:00:00+08:00', do: 'wait' },
    ],
  })
  expect(outcome.pool.state).toBe('failed')
  expect(outcome.orders.every(({ state }) => state === 'terminated')).toBe(true)
  expect(outcome.balancesFen.b2).toBe(0)
  expect(outcome.balancesFen.b1).toBeLessThan(0)
  expect(outcome.balancesFen.escrow).toBe(0)
  expect(outcome.ledger.sumFen).toBe(0)
  expect(outcome.invariants.broken).toEqual([])
}, 120_000)

test('the built-in stories hold at least 25 firms and 6 suppliers, a withdrawal and a refused account', () => {
  const firms = new Map(
    builtInStories().flatMap(({ story }) => story.organisations.map((firm) => [firm.name, firm] as const)),
  )
  const isSupplier = ({ capabilities }: { capabilities: readonly string[] }) =>
    capabilities.includes('supplier')
  expect([...firms.values()].filter(isSupplier).length).toBeGreaterThanOrEqual(6)
  expect([...firms.values()].filter((firm) => !isSupplier(firm)).length).toBeGreaterThanOrEqual(25)
  expect([...firms.values()].some(({ bankAccount }) => bankAccount === 'refuses')).toBe(true)
  const verbs = builtInStories().flatMap(({ story }) => story.events.map((event) => event.do))
  expect(verbs).toContain('withdraw')
})

test('a wrong file is refused line by line with the path of each fault, before anything starts', async () => {
  const wrong = {
    ...FIVE_ACCOUNTS,
    organisations: [{ id: 'b1', name: '甲', ...FIRM, bankAccount: 'generous' }],
    pool: { ...POOL, colour: 'red' },
    events: [day('03-02T11:00', 'b9', 'join', { quantity: 1 }), day('03-02T11:00', 'b1', 'fly')],
  }
  const { code, lines } = await tellFile(wrong)
  expect(code).toBe(2)
  expect(lines.some((line) => line.startsWith('$.organisations[0].bankAccount: '))).toBe(true)
  expect(lines).toContain('$.pool.colour: is not a known field')
  expect(lines.some((line) => line.startsWith('$.events[1].do: '))).toBe(true)
  expect((await tellFile('no JSON at all')).code).toBe(2)
}, 60_000)

test('ended by a signal in the middle, it leaves neither a folder nor a database behind', async () => {
  const own = mkdtempSync(join(folder, 'tmp-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/story.ts'], {
    cwd: REPOSITORY,
    env: { ...process.env, TMPDIR: own },
  })
  let told = ''
  child.stderr.on('data', (chunk) => (told += String(chunk)))
  const ended = new Promise<number | null>((done) => child.once('close', done))
  // The first story has been told: the second is being played.
  await new Promise((done) => child.stdout.once('data', done))
  const [left = ''] = storyFolders(own)
  const postmaster = postmasterOf(join(own, left))
  expect(process.kill(postmaster, 0)).toBe(true)
  child.kill('SIGTERM')
  expect(await ended).toBe(143)
  expect(told).toBe('')
  expect(storyFolders(own)).toEqual([])
  expect(() => process.kill(postmaster, 0)).toThrow('ESRCH')
}, 120_000)

const storyFolders = (under: string) => readdirSync(under).filter((name) => name.startsWith('hecai-story-'))

function postmasterOf(story: string): number {
  const pidFile = readdirSync(story, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('postmaster.pid'),
  )
  return Number(readFileSync(join(story, pidFile ?? ''), 'utf8').split('\n')[0])
}

async function tellFile(content: unknown): Promise<{ code: number | null; lines: string[] }> {
  const file = join(folder, 'story.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/story.ts', file, '--json'], {
    cwd: REPOSITORY,
  })
  let told = ''
  child.stderr.on('data', (chunk) => (told += String(chunk)))
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, lines: told.trim().split('\n') }
}
