import pino from 'pino'
import { expect, test } from 'vitest'
import { seedIfEmpty } from '#app/cli/seed/seed.ts'
import { systemIds } from '#app/cli/system.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { CommandAnswer } from '#app/http/command.ts'
import { COMMANDS, type CommandName } from '#app/http/commands.ts'
import { testDatabase } from '#test/support/database.ts'

/** The demonstration: firms, pools, orders, bookings and tests in every state; and a firm that has part in none. */
const database = await testDatabase()
const { sql } = database
const clock = { now: () => new Date('2026-03-02T01:00:00.000Z') }
const ids = systemIds()
await seedIfEmpty({ database, clock, ids, log: pino({ level: 'silent' }), demo: true })
const capabilities: PersonActor['capabilities'] = ['buyer', 'supplier', 'chain_leader', 'provider']
await sql`
  insert into organisations (id, name, credit_code, county, capabilities, bank_account, verified_at, created_at)
  select 'org_stranger', '陌生企业', '91330481MA2AAAAA0A', county, ${capabilities}, bank_account, verified_at, created_at
  from organisations limit 1`
await sql`
  insert into users (id, login, display_name, password_hash, created_at)
  select 'usr_stranger', 'stranger', '陌生岗位', password_hash, created_at from users limit 1`
const actor: PersonActor = {
  kind: 'person',
  userId: 'usr_stranger',
  organisationId: 'org_stranger',
  role: 'owner',
  capabilities,
  county: '330481',
}

/** Where the things of an id stand; what the demonstration has none of is asked for by an id that nobody bears. */
const TABLE_OF: Readonly<Record<string, string>> = {
  orderId: 'orders',
  poolId: 'pools',
  offerId: 'offers',
  paymentId: 'payments',
  demandId: 'demands',
  listingId: 'listings',
  invoiceId: 'invoices',
  acceptanceId: 'acceptances',
  serviceId: 'test_services',
  sampleId: 'test_samples',
  platformId: 'platforms',
  resourceId: 'resources',
  resourceIds: 'resources',
  bookingId: 'bookings',
  idleOfferId: 'idle_offers',
  memberId: 'platform_members',
  engagementId: 'engagements',
  ratingId: 'provider_ratings',
  certificateId: 'certificates',
  noticeId: 'notices',
  caseId: 'bank_cases',
  organisationId: 'organisations',
  subjectId: 'resources',
}
const TESTING = /Test|Samples?$|Report|Results/

/** Some of the things that other firms have, of every state that there is, as they were before the stranger came. */
async function someOf(table: string): Promise<string[]> {
  const hasState = await sql`
    select 1 from information_schema.columns where table_name = ${table} and column_name = 'state'`
  const rows = await (hasState.length > 0
    ? sql<{ id: string }[]>`select distinct on (state) id from ${sql(table)} order by state, id`
    : sql<{ id: string }[]>`select id from ${sql(table)} order by id limit 3`)
  return rows.map(({ id }) => id)
}
const things = new Map<string, string[]>()
for (const table of [...Object.values(TABLE_OF), 'test_orders']) things.set(table, await someOf(table))
const othersThings = (field: string, name: CommandName): readonly string[] =>
  things.get((field === 'orderId' && TESTING.test(name) ? 'test_orders' : TABLE_OF[field]) ?? '') ?? []

/** Rules of a machine that fit. */
const hour = { peakFen: 100, offPeakFen: 100 }
const day = { weekday: 1, fromMinute: 480, toMinute: 1080 }
const rules = {
  ...{ opening: [day], openOnHolidays: false, slotMinutes: 60, minMinutes: 60, maxMinutes: 480 },
  ...{ noticeMinutes: 0, horizonDays: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, cancelMinutes: 60 },
  ...{ lateCancelBasisPoints: 0, noShowMinutes: 15, noShowBasisPoints: 0, approval: 'instant' },
  ...{ qualification: null, quotaMinutesPerWeek: null, metered: false, lateReturnBasisPoints: 0 },
  ...{ offerMinutes: 60, payMinutes: 60, tariff: { peak: [], hourFen: { chain: hour, outside: hour } } },
}

/** What fits a field, so that a command is refused for whose thing it is and not for how it is written. */
const FITTING: Readonly<Record<string, unknown>> = {
  rules,
  methods: [
    { standard: 'GB/T 228.1', nameZh: '样例', scope: [], parameters: [{ nameZh: '强度', kind: 'number' }] },
  ],
  tiers: [{ fromQuantity: 1, unitPriceFen: 100 }],
  terms: [3000, 6000, 1000],
  groups: [{ name: '样例', count: 1 }],
  arrivals: [{ sampleId: 'nobody', arrival: 'good' }],
  results: [{ sampleId: 'nobody', parameterKey: 'p1', value: '1' }],
  resourceIds: ['nobody'],
  fileIds: ['nobody'],
  sha256: 'a'.repeat(64),
  kinds: ['software'],
  specs: {},
  amountFen: 1,
  'saveListing.priceFen': 1,
  toBuyerFen: 1,
  number: '12345678',
  noticeId: '999999',
  upTo: '999999',
  inForceFrom: '2026-04-01',
  inForceUntil: null,
  readingZh: '一条样例规则',
  readingEn: 'A sample rule',
  'writeRule.terms': { kind: 'information' },
  issuedOn: '2026-01-05',
  expiresOn: '2027-01-05',
  startsAt: '2026-03-09T01:00:00.000Z',
  endsAt: '2026-03-09T02:00:00.000Z',
  until: '2026-03-09T02:00:00.000Z',
  joinClosesAt: '2026-03-20T01:00:00.000Z',
  offersCloseAt: '2026-03-21T01:00:00.000Z',
  since: '2026-03-01T01:00:00.000Z',
  county: '330481',
  cluster: 'haining-socks',
  category: 'integrated-sock-machine',
  slug: 'sample-platform',
  code: 'SAMPLE',
  'grantQualification.code': 'sample-code',
  token: 'nobody-has-this-token',
  login: 'stranger',
  creditCode: '91330481MA2AAAAA0A',
}

/** The command's answer to an input that is well written, found by asking it what is wrong with less. */
async function fitted(name: CommandName): Promise<Record<string, unknown>> {
  let input: Record<string, unknown> = {}
  for (let round = 0; round < 6; round += 1) {
    const parsed = await ask(name, input)
    if (parsed.kind !== 'invalid') return input
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0] ?? '')
      const values = 'values' in issue ? issue.values : []
      const expected = 'expected' in issue ? issue.expected : 'string'
      const plain = { number: 1, int: 1, bigint: 1, boolean: true, string: '样例文字' }[String(expected)]
      const id = /Id$/.test(field) ? 'nobody' : undefined
      const value = FITTING[`${name}.${field}`] ?? FITTING[field] ?? id ?? values[0] ?? plain ?? 1
      if (input[field] === value)
        throw new Error(`${name}: ${field} ${issue.message}: teach FITTING what fits`)
      input = { ...input, [field]: value }
    }
  }
  throw new Error(`${name}: nothing fits`)
}

const ask = (name: CommandName, input: unknown): Promise<CommandAnswer> =>
  COMMANDS[name]({ database, clock, ids, actor }, input)

const wordOf = (answer: CommandAnswer): string =>
  answer.kind === 'refused' ? answer.refusal.code : answer.kind

/** What anybody can read anybody may speak to: to ask, to join, to offer, to book, to order a test. */
const PUBLIC: Readonly<Record<string, readonly string[]>> = {
  poolId: ['askQuestion', 'joinPool', 'changeCommitment', 'withdrawCommitment', 'submitOffer'],
  platformId: ['joinPlatform'],
  resourceId: ['joinWaitlist'],
  resourceIds: ['requestBooking'],
  serviceId: ['saveTestOrder'],
  providerId: ['askProvider'],
}
/** Ids that a command may do without: the thing is new then. */
const OPTIONAL: Readonly<Record<string, string>> = {
  saveListing: 'listingId',
  saveTestService: 'serviceId',
  saveTestOrder: 'orderId',
  saveResource: 'resourceId',
  savePlatform: 'platformId',
  attachCertificate: 'listingId',
  receiveShipment: 'shipmentId',
}
const names = Object.keys(COMMANDS) as CommandName[]
/** The ids of a command, and those of other firms' things, taken before the stranger has made anything. */
const asked = await Promise.all(
  names.map(async (name) => {
    const input = await fitted(name)
    const extra = OPTIONAL[name]
    const fields = Object.keys(input).filter((key) => /Ids?$/.test(key))
    if (extra && !fields.includes(extra)) fields.push(extra)
    return { name, input, fields }
  }),
)

test('what belongs to another firm is not told apart from what is not there, by any command', async () => {
  const different: string[] = []
  let pairs = 0
  for (const { name, input, fields } of asked) {
    for (const field of fields.filter((one) => !PUBLIC[one]?.includes(name))) {
      const asList = (id: string) => (Array.isArray(input[field]) ? [id] : id)
      const none = wordOf(await ask(name, { ...input, [field]: asList('nobody') }))
      for (const id of othersThings(field, name)) {
        pairs += 1
        const word = wordOf(await ask(name, { ...input, [field]: asList(id) }))
        if (word !== none || word === 'done')
          different.push(`${name} ${field} ${id}: ${word}, nobody's: ${none}`)
      }
    }
  }
  expect(different).toEqual([])
  expect(pairs).toBeGreaterThan(150)
})

test('a draft is nobody’s but its organiser’s: to speak to it is to speak to nothing', async () => {
  const drafts = await sql<
    { id: string }[]
  >`select id from pools where state = 'draft' and organiser_id <> 'org_stranger'`
  expect(drafts.length).toBeGreaterThan(0)
  for (const { name, input, fields } of asked.filter((one) => one.fields.includes('poolId')))
    for (const { id } of drafts) {
      const word = wordOf(await ask(name, { ...input, poolId: id }))
      expect([name, fields, word]).toEqual([
        name,
        fields,
        wordOf(await ask(name, { ...input, poolId: 'nobody' })),
      ])
    }
})
