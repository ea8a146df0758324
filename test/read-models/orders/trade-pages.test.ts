import { expect, test } from 'vitest'
import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { PAYMENT_LIFECYCLE } from '#app/domain/escrow/payment-lifecycle.ts'
import { type PersonActor, SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import { uploadTypeOf } from '#app/domain/shared/uploads.ts'
import { findFile } from '#app/read-models/files/find-file.ts'
import { listInvoices } from '#app/read-models/orders/list-invoices.ts'
import { loadContract } from '#app/read-models/orders/load-contract.ts'
import { loadDispute } from '#app/read-models/orders/load-dispute.ts'
import { loadDisputeDesk } from '#app/read-models/orders/load-dispute-desk.ts'
import { loadOrderPage } from '#app/read-models/orders/load-order-page.ts'
import { keepFile } from '#app/use-cases/files/keep-file.ts'
import { openDispute } from '#app/use-cases/orders/open-dispute.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import { moveState } from '#db/stores/trail.ts'
import { begin } from '#db/transaction.ts'
import { testDatabase } from '#test/support/database.ts'
import { paymentsOf, readyToShip, signBoth, tradeFloor } from '#test/support/trade.ts'
import { answerOf, codeOf, deliver } from '#test/support/trade-steps.ts'

const database = await testDatabase()
const trade = tradeFloor(database)
const personOf = (ctx: Ctx) => ctx.actor as PersonActor

test('who is neither a side nor the operator sees no contract, dispute, invoice or picture of an order', async () => {
  const it = await readyToShip(await trade())
  await deliver(it, 1)
  const stranger = personOf((await trade()).buyer)
  const about = { sha256: 'b'.repeat(64), mediaType: 'image/png' as const, sizeBytes: 9, name: '噪声.png' }
  const { fileId } = answerOf(await keepFile(it.buyer, about))
  // Before it is shown it is the buyer's own.
  expect(await findFile(database, fileId, personOf(it.supplier))).toBeNull()
  answerOf(await openDispute(it.buyer, { orderId: it.orderId, reason: '噪声', fileIds: [fileId] }))

  const ask = (actor: PersonActor) => ({
    orderId: it.orderId,
    actor,
    now: it.clock.now(),
    idempotencyKey: 'key',
  })
  for (const load of [loadContract, loadDispute, loadOrderPage]) {
    expect(await load(database, ask(stranger))).toBeNull()
    for (const side of [it.buyer, it.supplier, it.operator]) {
      expect(await load(database, ask(personOf(side)))).not.toBeNull()
    }
  }
  expect((await listInvoices(database, ask(stranger))).rows).toEqual([])
  expect((await listInvoices(database, ask(personOf(it.supplier)))).rows).toHaveLength(2)
  expect(await findFile(database, fileId, stranger)).toBeNull()
  expect(await findFile(database, fileId, personOf(it.supplier))).toMatchObject({ name: '噪声.png' })
})

test('each reader of a dispute is offered what it may do, and the operator’s desk lists it', async () => {
  const it = await readyToShip(await trade())
  answerOf(await openDispute(it.buyer, { orderId: it.orderId, reason: '噪声' }))
  const mayOf = async (ctx: Ctx) => {
    const question = { orderId: it.orderId, actor: personOf(ctx), now: it.clock.now(), idempotencyKey: 'key' }
    return (await loadDispute(database, question))?.may
  }
  const none = { open: false, state: false, withdraw: false, appeal: false, decide: false }
  expect(await mayOf(it.buyer)).toEqual({ ...none, state: true, withdraw: true })
  expect(await mayOf(it.supplier)).toEqual({ ...none, state: true })
  expect(await mayOf(it.operator)).toEqual({ ...none, decide: true })
  const desk = await loadDisputeDesk(database, personOf(it.operator), 'key')
  const listed = desk.disputes.find(({ order }) => order.id === it.orderId)
  expect(listed).toMatchObject({ state: 'open', frozenFen: 90_000_000 })
  const [frozen] = await database.sql`
    select balance_fen as fen from accounts where id = ${account('frozen', it.orderId, it.poolId).id}`
  expect(frozen?.fen).toBe(90_000_000n)
})

test('who could ship waits, and is told for whom and until when, while others of the award have not signed', async () => {
  const it = await readyToShip(await trade({ poolState: 'awarded' }))
  for (const side of [it.buyer, it.supplier]) {
    const question = {
      orderId: it.orderId,
      actor: personOf(side),
      now: it.clock.now(),
      idempotencyKey: 'key',
    }
    const page = await loadOrderPage(database, question)
    const dueAt = it.signBy.toISOString()
    expect(page?.next).toMatchObject({ step: 'wait_award', by: 'members', isMine: false, dueAt })
    expect(page?.actions.ship.isAllowed).toBe(false)
  }
})

test('both firms of an order look again at their pages when one of them or a payment moves it', async () => {
  const it = await trade()
  const sides = [it.buyer, it.supplier].map((side) => personOf(side).organisationId).sort()
  const woken: string[] = []
  const ear = await database.sql.listen('organisation_changed', (firm) => woken.push(firm))
  const hearBoth = async () => {
    await expect.poll(() => [...new Set(woken)].sort()).toEqual(sides)
    woken.length = 0
  }
  await signBoth(it)
  await hearBoth()
  const [payment] = await paymentsOf(it)
  await begin(database, (tx) =>
    moveState(
      tx,
      { actor: SYSTEM_ACTOR, now: it.clock.now() },
      {
        lifecycle: PAYMENT_LIFECYCLE,
        id: payment?.id ?? '',
        poolId: it.poolId,
        from: 'payable',
        event: 'instruct',
      },
    ),
  )
  await hearBoth()
  await ear.unlisten()
})

test('once the balance is held the supplier is asked to ship, with how many and by when', async () => {
  const it = await readyToShip(await trade())
  const told = await database.sql<{ firms: string[]; facts: object }[]>`
    select payload -> 'firms' as firms, payload -> 'facts' as facts from outbox
    where topic = 'notice.told' and payload ->> 'kind' = 'shipment_wanted'
      and payload -> 'about' ->> 'id' = ${it.orderId}`
  const facts = { quantity: 10, dueAt: '2026-05-01T01:00:00.000Z' }
  expect([...told]).toEqual([{ firms: [personOf(it.supplier).organisationId], facts }])
})

test('a file is what its first bytes say, whatever it is called', () => {
  const bytes = (...parts: (string | number[])[]) =>
    new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : part)))
  expect(uploadTypeOf(bytes([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg')
  expect(uploadTypeOf(bytes([0x89], 'PNG\r\n\x1a\n'))).toBe('image/png')
  expect(uploadTypeOf(bytes('RIFF', [1, 2, 3, 4], 'WEBP'))).toBe('image/webp')
  expect(uploadTypeOf(bytes('%PDF-1.7'))).toBe('application/pdf')
  for (const other of ['<svg onload=alert(1)>', '<html>', 'RIFF....WAVE', ''])
    expect(uploadTypeOf(bytes(other))).toBeNull()
})

test('who may only look uploads nothing', async () => {
  const it = await trade()
  const viewer = { ...personOf(it.buyer), role: 'viewer' as const }
  const about = { sha256: 'c'.repeat(64), mediaType: 'image/png' as const, sizeBytes: 9, name: 'a.png' }
  expect(codeOf(await keepFile({ ...it.buyer, actor: viewer }, about))).toBe('NOT_PERMITTED')
})
