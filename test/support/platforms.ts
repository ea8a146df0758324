import pino from 'pino'
import type { RequestBooking } from '#app/contracts/bookings.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import { testAccount } from '#app/domain/escrow/test-accounts.ts'
import { creditCodeWithCheckDigit } from '#app/domain/identity/credit-code.ts'
import { type Actor, type Capability, type Role, SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import type { FirmClass } from '#app/domain/shared/firm-class.ts'
import { requestBooking } from '#app/use-cases/bookings/request-booking.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import type { Database } from '#db/client.ts'
import { type Clockwork, clockwork } from '#jobs/clockwork.ts'
import { mockEscrowBank } from '#jobs/gateways/mock-escrow-bank.ts'
import { makeHandlers } from '#jobs/handlers/registry.ts'
import { type ManualClock, manualClock } from './clock.ts'
import { countingIds } from './ids.ts'
import { local, plainRules } from './platform-rules.ts'

/** Monday, 2 March 2026, 9:00 in Shanghai. */
export const START = '2026-03-02T01:00:00Z'
const PLATFORM = 'plt_1'

export interface Member {
  readonly id: string
  readonly ctx: Ctx
}

/** A window by its local start and its length in minutes. */
export const windowAt = (start: string, minutes: number) => ({
  startsAt: new Date(local(start)),
  endsAt: new Date(local(start) + minutes * 60_000),
})

/** A platform with a leader, its people, members and equipment; a clock moved by hand, jobs in the same thread. */
export async function platformFloor(database: Database) {
  const clock = manualClock(START)
  const ids = countingIds()
  const ctxOf = (actor: Actor): Ctx => ({ database, clock, ids, actor })
  const bank = mockEscrowBank(database, 0)
  const handlers = makeHandlers({ bank, solve: () => Promise.reject(new Error('no awards here')) })
  const work = clockwork({ database, clock, ids, handlers, log: pino({ level: 'silent' }) })
  const people = new Map<string, Ctx>()
  const hire = hiring(database, clock, ctxOf, people)
  const leader = await hire.firm('chain_leader')
  await database.sql`
    insert into platforms (id, leader_id, slug, name, story, chain, county, membership, state, created_at)
    values (${PLATFORM}, ${leader.id}, 'sample', '样例平台', '', 'haining-socks', '330481', 'open', 'open', ${clock.now()})`
  return {
    ...hire,
    ...machinery(database, clock),
    ...books(database),
    database,
    clock,
    ids,
    work,
    leader,
    platformId: PLATFORM,
    system: ctxOf(SYSTEM_ACTOR),
    payAll: () => payEverything(database, clock, work, people),
    until: (start: string) => work.until(new Date(local(start))),
  }
}

function hiring(
  database: Database,
  clock: ManualClock,
  ctxOf: (actor: Actor) => Ctx,
  people: Map<string, Ctx>,
) {
  const { sql } = database
  let serial = 0
  const person = async (organisationId: string, capability: Capability, role: Role): Promise<Ctx> => {
    serial += 1
    const userId = `usr_p${serial}`
    await sql`
      insert into users (id, login, display_name, password_hash, created_at)
      values (${userId}, ${userId}, ${role}, '-', ${clock.now()})`
    await sql`insert into memberships (user_id, organisation_id, role) values (${userId}, ${organisationId}, ${role})`
    const capabilities = [capability]
    return ctxOf({ kind: 'person', userId, organisationId, role, capabilities, county: '330481' })
  }
  const firm = async (capability: Capability): Promise<Member> => {
    serial += 1
    const id = `org_p${serial}`
    const code = creditCodeWithCheckDigit(`91330481${String(500_000 + serial).padStart(9, '0')}`)
    await sql`
      insert into organisations (id, name, credit_code, county, capabilities, bank_account, verified_at, created_at)
      values (${id}, ${`样例企业${serial}`}, ${code}, '330481', ${[capability]}, ${testAccount(serial, 'normal')},
        ${clock.now()}, ${clock.now()})`
    const ctx = await person(id, capability, 'owner')
    people.set(id, ctx)
    return { id, ctx }
  }
  const member = async (asClass: FirmClass = 'chain'): Promise<Member> => {
    const made = await firm('buyer')
    await sql`
      insert into platform_members (id, platform_id, organisation_id, class, state, created_at)
      values (${`plm_${made.id}`}, ${PLATFORM}, ${made.id}, ${asClass}, 'active', ${clock.now()})`
    return made
  }
  return { person, firm, member }
}

function machinery({ sql }: Database, clock: ManualClock) {
  let serial = 0
  const resource = async (
    changed: Partial<ResourceRules> = {},
    capacity = 1,
    equivalence: string | null = null,
  ) => {
    serial += 1
    const id = `res_${serial}`
    await sql`
      insert into resources (id, platform_id, name, equivalence, state, capacity, rules, check_in_token, created_at)
      values (${id}, ${PLATFORM}, ${`设备${serial}`}, ${equivalence}, 'open', ${capacity},
        ${JSON.stringify(plainRules(changed))}::jsonb, ${`token-of-${id}`}, ${clock.now()})`
    await sql`insert into resource_units (resource_id, number) select ${id}, generate_series(1, ${capacity}::int)`
    return id
  }
  const book = (
    by: Member,
    resourceId: string | string[],
    start: string,
    minutes: number,
    more: Partial<RequestBooking> = {},
  ) => {
    const plain = { purpose: '', rule: null, onConflict: 'refuse' } as const
    const asked = { resourceIds: [resourceId].flat(), ...windowAt(start, minutes) }
    return requestBooking(by.ctx, { ...asked, ...plain, ...more })
  }
  /** Books and answers the id; throws with the code when it is refused. */
  const booked = async (...asked: Parameters<typeof book>): Promise<string> => {
    const answer = await book(...asked)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value.bookingIds[0] ?? ''
  }
  return { resource, book, booked }
}

function books({ sql }: Database) {
  interface Standing {
    state: string
    heldFen: bigint
    settledFen: bigint | null
    awaits: string | null
  }
  return {
    state: async (bookingId: string): Promise<Standing> => {
      const [row] = await sql<Standing[]>`
        select state, awaits, held_fen as "heldFen", settled_fen as "settledFen" from bookings where id = ${bookingId}`
      if (!row) throw new Error('no such booking')
      return row
    },
    balance: async (account: string): Promise<bigint> => {
      const [row] = await sql<
        { fen: bigint }[]
      >`select balance_fen as fen from accounts where id = ${account}`
      return row?.fen ?? 0n
    },
  }
}

async function payEverything(
  { sql }: Database,
  clock: ManualClock,
  work: Clockwork,
  people: ReadonlyMap<string, Ctx>,
): Promise<void> {
  await work.settle()
  const rows = await sql<{ id: string; organisationId: string }[]>`
    select id, organisation_id as "organisationId" from payments where state = 'payable' order by id`
  for (const row of rows) {
    const payer = people.get(row.organisationId)
    if (payer) await instructPayment(payer, { paymentId: row.id })
  }
  // The bank answers at its pace: a moment later everything is settled.
  await work.until(new Date(clock.now().getTime() + 60_000))
}
