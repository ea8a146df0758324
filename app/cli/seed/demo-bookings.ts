import pino from 'pino'
import { publicDays } from '#app/calendars/public-days.ts'
import { dayOf, startOfDay } from '#app/domain/bookings/local-time.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import type { IdPrefix, Ids } from '#app/domain/shared/ids.ts'
import type { AppContext } from '#app/http/app-context.ts'
import { checkIn } from '#app/use-cases/bookings/check-in.ts'
import { decideBookingRequest } from '#app/use-cases/bookings/decide-booking.ts'
import { requestBooking } from '#app/use-cases/bookings/request-booking.ts'
import { returnUse } from '#app/use-cases/bookings/return-use.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { offerIdle } from '#app/use-cases/platforms/offer-idle.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import type { Database } from '#db/client.ts'
import { clockwork } from '#jobs/clockwork.ts'
import { mockEscrowBank } from '#jobs/gateways/mock-escrow-bank.ts'
import { makeHandlers } from '#jobs/handlers/registry.ts'
import { type DemoMachine, demoPlanner, type PlannedUse } from './demo-plan.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const SEED = 20_260_609
/** Stretches of a week or more, oldest first: how much each machine is used in them, by the house and by members. */
const PAST: readonly {
  readonly daysAgo: number
  readonly days: number
  readonly own: number
  readonly sold: number
}[] = [
  { daysAgo: 84, days: 28, own: 1, sold: 1 },
  { daysAgo: 56, days: 28, own: 2, sold: 1 },
  { daysAgo: 28, days: 14, own: 3, sold: 1 },
  { daysAgo: 14, days: 14, own: 4, sold: 2 },
]
const AHEAD_DAYS = 10

type Stage = Awaited<ReturnType<typeof stageOf>>

/**
 * Plays the platforms' bookings of three months up to now and what is booked for the days to come, through the use
 * cases and the bank's mock. What a chain leader uses itself costs nothing and makes most of the hours; members pay,
 * are settled, come early or not at all.
 */
export async function playDemoBookings(context: AppContext): Promise<void> {
  const stage = await stageOf(context)
  const { until } = stage
  const planner = demoPlanner(SEED, stage.machines, publicDays)
  const today = startOfDay(dayOf(until.getTime()))
  for (const { daysAgo, days, own, sold } of PAST) {
    const fromMs = today - daysAgo * DAY_MS
    const span = { fromMs, toMs: Math.min(fromMs + days * DAY_MS, today) }
    await playStretch(
      stage,
      planner.plan(span, own, sold),
      new Date(fromMs - 3 * HOUR_MS),
      new Date(span.toMs),
    )
  }
  const ahead = { fromMs: today, toMs: today + AHEAD_DAYS * DAY_MS }
  const now = planner.planAround(until.getTime())
  await playStretch(stage, [...now, ...planner.plan(ahead, 2, 1)], new Date(today - 12 * HOUR_MS), until)
  await playOpenQuestions(stage, planner.plan({ ...ahead, fromMs: today + 2 * DAY_MS }, 0, 1))
  await offerIdleTime(stage, planner.plan({ ...ahead, fromMs: today + DAY_MS }, 1, 0))
}

async function stageOf({ database, clock }: AppContext) {
  const { sql } = database
  const until = clock.now()
  const ids = demoIds()
  let now = until
  const past = {
    now: () => now,
    set(instant: Date) {
      now = instant
    },
  }
  const bank = mockEscrowBank(database, 0)
  const handlers = makeHandlers({ bank, solve: () => Promise.reject(new Error('no pool is awarded here')) })
  const work = clockwork({ database, clock: past, ids, handlers, log: pino({ level: 'silent' }) })
  const [machines, people] = await Promise.all([machinesOf(database, until), peopleOf(database)])
  const as = (firm: string, at: Date): Ctx => {
    const actor = people.get(firm)
    if (!actor) throw new Error(`the demonstration misses ${firm}`)
    return { database, clock: { now: () => at }, ids, actor }
  }
  return { sql, until, past, work, machines, as }
}

/** Books, pays, uses and settles what was planned; `end` is the instant up to which the clock has run then. */
async function playStretch(stage: Stage, plan: readonly PlannedUse[], start: Date, end: Date): Promise<void> {
  const { past, work } = stage
  past.set(start)
  const booked = await book(stage, plan, start)
  await payAll(stage, start)
  const used = booked.filter(({ planned }) => !planned.isMissed && planned.fromMs <= end.getTime())
  await eachOf(used, ({ bookingId, planned }) => use(stage, bookingId, planned))
  await keepQuiet(stage)
  // From deadline to deadline: the bank's late answers are in our books on the day on which they are in its own.
  await work.until(end)
}

interface Booked {
  readonly bookingId: string
  readonly planned: PlannedUse
}

/** All at one desk, so one transaction carries many; what a rule refuses is simply not there. */
async function book(stage: Stage, plan: readonly PlannedUse[], at: Date): Promise<Booked[]> {
  const answers = await Promise.all(
    plan.map(async (planned): Promise<Booked[]> => {
      const { machine, firm, fromMs, toMs, purpose } = planned
      const window = { startsAt: new Date(fromMs), endsAt: new Date(toMs) }
      const asked = {
        resourceIds: [machine.id],
        ...window,
        purpose,
        rule: null,
        onConflict: 'refuse' as const,
      }
      const answer = await requestBooking(stage.as(firm, at), asked)
      const [bookingId] = answer.ok ? answer.value.bookingIds : []
      return bookingId ? [{ bookingId, planned }] : []
    }),
  )
  const booked = answers.flat()
  await eachOf(booked, async ({ bookingId, planned: { machine } }) => {
    if (machine.rules.approval !== 'approval') return
    await decideBookingRequest(stage.as(machine.leaderId, at), { bookingId, isApproved: true, reason: '' })
  })
  return booked
}

async function payAll(stage: Stage, at: Date): Promise<void> {
  const rows = await stage.sql<{ id: string; firm: string }[]>`
    select id, organisation_id as firm from payments
    where booking_id is not null and direction = 'in' and state = 'payable' order by id`
  await eachOf(rows, ({ id, firm }) => instructPayment(stage.as(firm, at), { paymentId: id }))
  await keepQuiet(stage)
  await stage.work.settle()
}

/** Who is there on time checks in; who has finished by now gives the machine back. */
async function use(stage: Stage, bookingId: string, planned: PlannedUse): Promise<void> {
  const { machine, firm, fromMs, toMs, minutesEarly } = planned
  const arrived = await checkIn(stage.as(firm, new Date(fromMs)), { token: machine.token })
  const returnedAt = new Date(toMs - minutesEarly * MINUTE_MS)
  if (!arrived.ok || returnedAt > stage.until) return
  await returnUse(stage.as(firm, returnedAt), { bookingId, meteredMinutes: null })
}

/** An hour ago: what still waits for a yes, and what is still to be paid. */
async function playOpenQuestions(stage: Stage, plan: readonly PlannedUse[]): Promise<void> {
  const at = new Date(stage.until.getTime() - HOUR_MS)
  for (const { machine, firm, fromMs, toMs, purpose } of plan) {
    const window = { startsAt: new Date(fromMs), endsAt: new Date(toMs) }
    const asked = { resourceIds: [machine.id], ...window, purpose, rule: null, onConflict: 'refuse' as const }
    await requestBooking(stage.as(firm, at), asked)
  }
  await stage.work.settle()
}

const IDLE_SHARE = 6_000

/** Every other machine offers an hour of its own to firms of other chains. */
async function offerIdleTime(stage: Stage, plan: readonly PlannedUse[]): Promise<void> {
  for (const { machine, fromMs, toMs } of plan.filter((_, index) => index % 2 === 1)) {
    await offerIdle(stage.as(machine.leaderId, stage.until), {
      resourceId: machine.id,
      startsAt: new Date(fromMs),
      endsAt: new Date(toMs),
      priceBasisPoints: IDLE_SHARE,
    })
  }
}

/** What is long past is told to nobody any more. */
async function keepQuiet({ sql }: Stage): Promise<void> {
  await sql`
    update outbox set dispatched_at = created_at, finished_at = created_at
    where dispatched_at is null and topic = 'booking.changed'`
}

/** A few at a time: as many as the database has hands for. */
async function eachOf<One>(all: readonly One[], act: (one: One) => Promise<unknown>): Promise<void> {
  const waiting = all.values()
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (const one of waiting) await act(one)
    }),
  )
}

/** `until`: today, as the demonstration's clock says; who is qualified well beyond it may be given times. */
async function machinesOf({ sql }: Database, until: Date): Promise<DemoMachine[]> {
  const rows = await sql<DemoMachine[]>`
    select r.id, r.rules, r.capacity, r.check_in_token as token, p.leader_id as "leaderId", (
      select coalesce(array_agg(m.organisation_id order by m.id), '{}') from platform_members m
      where m.platform_id = p.id and m.state = 'active' and m.class = 'chain' and (
        r.rules->>'qualification' is null or exists (
          select 1 from qualifications q where q.organisation_id = m.organisation_id and q.platform_id = p.id
            and q.code = r.rules->>'qualification' and q.expires_on > ${until}::date + 30))) as members
    from resources r join platforms p on p.id = r.platform_id order by r.id`
  return [...rows]
}

/** The owner of every firm of the demonstration. */
async function peopleOf({ sql }: Database): Promise<ReadonlyMap<string, PersonActor>> {
  const rows = await sql<Omit<PersonActor, 'kind'>[]>`
    select m.user_id as "userId", m.organisation_id as "organisationId", m.role, o.capabilities, o.county
    from memberships m join organisations o on o.id = m.organisation_id where m.role = 'owner'`
  return new Map(rows.map((row) => [row.organisationId, { kind: 'person', ...row }]))
}

/** The same at every first start, and nobody else's. */
function demoIds(): Ids {
  const counts = new Map<IdPrefix, number>()
  return {
    next(prefix) {
      const count = (counts.get(prefix) ?? 0) + 1
      counts.set(prefix, count)
      return `${prefix}_desk${String(count).padStart(5, '0')}`
    },
  }
}
