import { expect, test } from 'vitest'
import { NOTICE_CHANNELS, NOTICE_KINDS, ruleOf } from '#app/domain/notices/notice-kinds.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { listMessages } from '#app/read-models/notices/list-messages.ts'
import { listNotices } from '#app/read-models/notices/list-notices.ts'
import { giveNotice } from '#app/use-cases/notices/give-notice.ts'
import { noticeMove } from '#app/use-cases/notices/notice-move.ts'
import { noticePool } from '#app/use-cases/notices/notice-pool.ts'
import { readAllNotices } from '#app/use-cases/notices/read-all-notices.ts'
import { readNotice } from '#app/use-cases/notices/read-notice.ts'
import { sendMessages } from '#app/use-cases/notices/send-messages.ts'
import { setPreferences } from '#app/use-cases/notices/set-preferences.ts'
import { unreadNotices } from '#app/use-cases/notices/unread-notices.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import { signContract } from '#app/use-cases/orders/sign-contract.ts'
import { extendJoining } from '#app/use-cases/pools/extend-joining.ts'
import { noticeMinimum } from '#app/use-cases/pools/notice-minimum.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import { tellNotice } from '#db/notices.ts'
import { begin } from '#db/transaction.ts'
import { testDatabase } from '#test/support/database.ts'
import { codeOf } from '#test/support/demands.ts'
import { type Firm, poolFloor } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await poolFloor(database)
const RESERVE = 12_345_678n

/** A colleague of a firm who can sign in and be written to; answers how it acts. */
async function colleague(firm: Firm, name: string, locale = 'zh') {
  await database.sql`
    insert into users (id, login, display_name, password_hash, locale, created_at)
    values (${name}, ${name}, ${`post ${name}`}, 'x', ${locale}, ${floor.clock.now()})`
  await database.sql`
    insert into memberships (user_id, organisation_id, role) values (${name}, ${firm.id}, 'owner')`
  const { actor } = firm.ctx
  if (actor.kind !== 'person') throw new Error('a firm is a person’s')
  return { ...firm.ctx, actor: { ...actor, userId: name } } satisfies Ctx
}

const kindsOf = async (firm: Firm) => {
  const rows = await database.sql<{ kind: string }[]>`
    select kind from notices where organisation_id = ${firm.id} order by id`
  return rows.map(({ kind }) => kind)
}
const settle = () => floor.until(floor.clock.now())
const about = { kind: 'pool', id: 'pool_000001' } as const
const seen = (ctx: Ctx & { actor: { kind: 'person' } }, isUnreadOnly = false) =>
  listNotices(database, { actor: ctx.actor as never, page: 1, isUnreadOnly, idempotencyKey: 'k' })

test('from joining to acceptance every event reaches the firms that it concerns, once each', async () => {
  const [buyer, other] = (await floor.firms(2, 'buyer')) as [Firm, Firm]
  const poolId = await floor.open({ minQuantity: 2, depositBasisPoints: 500 })
  const { supplier } = await floor.offer(poolId, { tiers: [[1, 10_000_000n]] })
  await floor.join(poolId, buyer, 2, { reserveFen: RESERVE })
  await floor.payAll()
  expect(await kindsOf(buyer)).toEqual(['minimum_reached'])
  await extendJoining(floor.operator.ctx, { poolId, joinClosesAt: addDays(floor.clock.now(), 12) })
  await settle()
  await floor.until(addDays(floor.clock.now(), 13))
  expect(await kindsOf(buyer)).toEqual([
    'minimum_reached',
    'extended',
    'locked',
    'signature_wanted',
    'awarded',
  ])
  expect(await kindsOf(supplier)).toEqual(await kindsOf(buyer))
  const [order] = await database.sql<{ id: string }[]>`select id from orders where pool_id = ${poolId}`
  const orderId = order?.id ?? ''
  await signContract(buyer.ctx, { orderId })
  await signContract(supplier.ctx, { orderId })
  await settle()
  await floor.payAll()
  await shipGoods(supplier.ctx, { orderId, quantity: 2 })
  await settle()
  await floor.until(addDays(floor.clock.now(), 9))
  const after = (await kindsOf(buyer)).slice(5)
  expect(after).toContain('contract_signed')
  expect(after).toContain('payment_due')
  expect(after).toContain('shipment_sent')
  expect(after.at(-1)).toBe('acceptance_near')
  await floor.until(addDays(floor.clock.now(), 3))
  expect(await kindsOf(buyer)).toContain('delivery_accepted')
  expect(await kindsOf(supplier)).toContain('delivery_accepted')
  expect(await kindsOf(other)).toEqual([])
  const [told] = await database.sql<{ text: string }[]>`
    select coalesce(string_agg(row_to_json(n)::text, ''), '') || (
      select coalesce(string_agg(payload::text, ''), '') from outbox where topic like 'notice%') as text
    from notices n`
  expect(told?.text.includes(String(RESERVE))).toBe(false)
})

test('a pool that fails and a bank that refuses are told to those who are concerned', async () => {
  const poor = await floor.firm('buyer', 'refuses')
  const poolId = await floor.open({ minQuantity: 9, depositBasisPoints: 500 })
  const member = await floor.firm('buyer')
  await floor.join(poolId, poor, 1)
  await floor.join(poolId, member, 1)
  await settle()
  const payments = await database.sql<{ id: string }[]>`
    select id from payments where pool_id = ${poolId} and state = 'payable'`
  expect(payments.length).toBe(2)
  await floor.payAll().catch(() => {})
  await settle()
  expect(await kindsOf(poor)).toContain('payment_refused')
  await floor.until(addDays(floor.clock.now(), 11))
  expect(await kindsOf(member)).toContain('pool_failed')
  expect(await kindsOf(poor)).toContain('commitment_dropped')
})

test('the door tells after the transaction, once per event and firm, and not when it fails', async () => {
  const firm = await floor.firm('buyer')
  const say = (once: string) =>
    begin(database, (tx) =>
      tellNotice(tx, floor.clock.now(), { kind: 'search_match', firms: [firm.id], about, once }),
    )
  await say('door-1')
  await say('door-1')
  await expect(
    begin(database, async (tx) => {
      await tellNotice(tx, floor.clock.now(), { kind: 'search_match', firms: [firm.id], about, once: 'no' })
      throw new Error('the event did not happen')
    }),
  ).rejects.toThrow('did not happen')
  await settle()
  expect(await kindsOf(firm)).toEqual(['search_match'])
})

test('a notice given by many at once is one; a move that is gone tells nobody', async () => {
  const firm = await floor.firm('buyer')
  const notice = { kind: 'locked', firms: [firm.id, firm.id, 'org_none'], about, once: 'many' } as const
  const all = await Promise.all([1, 2, 3, 4].map(() => giveNotice(floor.system, notice)))
  expect(all.reduce((sum, one) => sum + (one.ok ? one.value.told : 0), 0)).toBe(1)
  const gone = { poolId: null, messageId: 'gone', subjectId: 'none' }
  for (const [machine, event] of [
    ['order', 'created'],
    ['payment', 'ask'],
    ['invitation', 'invite'],
    ['dispute', 'decide'],
    ['nothing', 'at-all'],
  ] as const) {
    expect(await noticeMove(floor.system, { ...gone, machine, event })).toEqual({
      ok: true,
      value: { told: 0 },
    })
  }
  expect(codeOf(await giveNotice(firm.ctx, notice))).toBe('NOT_PERMITTED')
})

test('what a pool tells and what is sent of it is told and sent once, by however many at once', async () => {
  const poolId = await floor.open()
  const firm = await floor.firm('buyer')
  await colleague(firm, 'recipient')
  await floor.join(poolId, firm, 1)
  const notice = { poolId, kind: 'extended', messageId: 'told-at-once' } as const
  const told = await Promise.all([1, 2, 3].map(() => noticePool(floor.system, notice)))
  expect(told.map((one) => one.ok && one.value.told).sort()).toEqual([0, 0, 1])
  const sent = await Promise.all([1, 2, 3].map(() => sendMessages(floor.system, 'told-at-once')))
  const messages = await database.sql`select 1 from mock_messages where user_id = 'recipient'`
  expect(messages.length).toBeGreaterThan(0)
  expect(sent.reduce((sum, one) => sum + (one.ok ? one.value.sent : 0), 0)).toBe(messages.length)
  expect(codeOf(await noticePool(firm.ctx, notice))).toBe('NOT_PERMITTED')
  expect(codeOf(await sendMessages(firm.ctx, 'told-at-once'))).toBe('NOT_PERMITTED')
})

test('a minimum that is reached is told of once, by however many who look', async () => {
  const poolId = await floor.open({ minQuantity: 2 })
  const firm = await floor.firm('buyer')
  const look = () => Promise.all([1, 2, 3].map(() => noticeMinimum(floor.system, poolId)))
  await floor.join(poolId, firm, 1)
  expect((await look()).map((one) => one.ok && one.value.told)).toEqual([0, 0, 0])
  await floor.join(poolId, await floor.firm('buyer'), 1)
  const told = await look()
  expect(told.reduce((sum, one) => sum + (one.ok ? one.value.told : 0), 0)).toBe(2)
  expect(await kindsOf(firm)).toEqual(['minimum_reached'])
  const other = await floor.open({ minQuantity: 1 })
  await floor.join(other, firm, 1)
  expect(codeOf(await noticeMinimum(firm.ctx, other))).toBe('NOT_PERMITTED')
})

test('a person reads for itself: a colleague’s count stays, another firm’s notice is not there', async () => {
  const firm = await floor.firm('buyer')
  const [one, two] = [await colleague(firm, 'reader_1'), await colleague(firm, 'reader_2')]
  const stranger = await colleague(await floor.firm('buyer'), 'reader_3')
  for (const once of ['r1', 'r2', 'r3'])
    await giveNotice(floor.system, { kind: 'locked', firms: [firm.id], about, once })
  const list = await seen(one)
  expect([list.unread, list.total]).toEqual([3, 3])
  const [newest, middle] = list.notices
  if (!newest || !middle) throw new Error('nothing was told')
  expect(codeOf(await readNotice(stranger, { noticeId: newest.id }))).toBe('NOTICE_NOT_FOUND')
  const twice = await Promise.all([
    readNotice(one, { noticeId: newest.id }),
    readNotice(one, { noticeId: newest.id }),
  ])
  expect(twice.map(({ ok }) => ok)).toEqual([true, true])
  expect([(await seen(one)).unread, (await seen(two)).unread]).toEqual([2, 3])
  await Promise.all([readAllNotices(one, { upTo: middle.id }), readAllNotices(one, { upTo: middle.id })])
  expect([(await seen(one)).unread, (await seen(one, true)).total]).toEqual([0, 0])
  expect((await seen(stranger)).total).toBe(0)
  // Read just now by a slip of the hand: unread again, for this person alone; twice at once changes nothing more.
  const since = floor.clock.now().toISOString()
  const taken = await Promise.all([unreadNotices(one, { since }), unreadNotices(one, { since })])
  expect(taken.every(({ ok }) => ok)).toBe(true)
  expect((await seen(one)).unread).toBeGreaterThan(0)
  expect((await seen(two)).unread).toBe(3)
  await readAllNotices(one, { upTo: middle.id })
  const later = (await seen(one)).unread
  floor.clock.set(new Date(floor.clock.now().getTime() + 11 * 60_000))
  await unreadNotices(one, { since })
  expect((await seen(one)).unread).toBe(later)
  expect((await unreadNotices(floor.system, { since })).ok).toBe(false)
})

test('each person is written to by its own preferences, address and language, once', async () => {
  const firm = await floor.firm('buyer')
  const [plain, chosen] = [await colleague(firm, 'mail_1'), await colleague(firm, 'mail_2')]
  const set = await setPreferences(chosen, {
    on: ['locked.sms', 'extended.page'],
    locale: 'en',
    email: 'purchasing@example.com',
    phone: '+86 573 1234567',
  })
  expect(set.ok).toBe(true)
  await giveNotice(floor.system, { kind: 'locked', firms: [firm.id], about, once: 'mail' })
  await settle()
  await settle()
  const sent = await listMessages(database, firm.id)
  expect(sent.map(({ channel, to, locale }) => [channel, to, locale]).sort()).toEqual([
    ['email', 'mail_1', 'zh'],
    ['sms', '+86 573 1234567', 'en'],
  ])
  expect([(await seen(plain)).unread, (await seen(chosen)).unread]).toEqual([1, 0])
  // Choices like the habit leave no row behind: a habit that changes later holds for them.
  const habit = NOTICE_KINDS.flatMap((kind) => ruleOf(kind).channels.map((on) => `${kind}.${on}` as const))
  await setPreferences(chosen, { on: habit, locale: 'zh', email: null, phone: null })
  const rows = await database.sql`select 1 from notice_preferences where user_id = 'mail_2'`
  expect(rows.length).toBe(0)
})

test('two windows that save at once leave one of the two choices, whole', async () => {
  const person = await colleague(await floor.firm('buyer'), 'windows')
  const input = { locale: 'zh', email: null, phone: null } as const
  const every = NOTICE_KINDS.flatMap((kind) => NOTICE_CHANNELS.map((on) => `${kind}.${on}` as const))
  await Promise.all([
    setPreferences(person, { ...input, on: every }),
    setPreferences(person, { ...input, on: [] }),
  ])
  const rows = await database.sql<{ isOn: boolean }[]>`
    select distinct is_on as "isOn" from notice_preferences where user_id = 'windows'`
  expect(rows.length).toBe(1)
})
