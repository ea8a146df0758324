import { expect } from 'vitest'
import type { AccountKind } from '#app/domain/escrow/chart-of-accounts.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import type { Database } from '#db/client.ts'
import type { Trade } from './trade.ts'

/** What the ledger says of a trade, in fen. Outside accounts are what each firm gained or lost. */
export async function booksOf({ database, orderId, commitmentId, offerId, buyer, supplier }: Trade) {
  const rows = await database.sql<{ id: string; fen: bigint }[]>`
    select account_id as id, sum(amount_fen)::bigint as fen from entries group by account_id`
  const fen = new Map(rows.map((row) => [row.id, row.fen]))
  const of = (kind: AccountKind, subject: string) => fen.get(`${kind}:${subject}`) ?? 0n
  const firm = ({ actor }: Ctx) => (actor.kind === 'person' ? actor.organisationId : '')
  return {
    deposit: of('deposit', commitmentId),
    prepayment: of('order_prepayment', orderId),
    balance: of('order_balance', orderId),
    retention: of('order_retention', orderId),
    ...(of('frozen', orderId) === 0n ? {} : { frozen: of('frozen', orderId) }),
    ...(of('bond', offerId) === 0n ? {} : { bond: of('bond', offerId) }),
    buyer: of('outside', firm(buyer)),
    supplier: of('outside', firm(supplier)),
  }
}

/** The books as a whole: every journal and all entries sum to zero, every balance is the sum of its entries. */
export async function expectSoundBooks({ sql }: Database): Promise<void> {
  const [sum] = await sql<{ fen: bigint }[]>`select coalesce(sum(amount_fen), 0)::bigint as fen from entries`
  expect(sum?.fen).toBe(0n)
  const wrong = await sql`
    select a.id from accounts a left join entries e on e.account_id = a.id
    group by a.id having a.balance_fen <> coalesce(sum(e.amount_fen), 0)`
  expect([...wrong]).toEqual([])
}
