import { expect } from 'vitest'
import { acceptDelivery } from '#app/use-cases/orders/accept-delivery.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import type { Result } from '#app/use-cases/use-case.ts'
import { readyToShip, settleAll, type Trade } from './trade.ts'

export const DAY = 86_400_000

/** The code of a refusal; the word "done" where there was none. */
export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'done' : result.refusal.code
}

/** What a use case answered; a refusal fails the test with its code. */
export function answerOf<Value>(result: Result<Value>): Value {
  expect(codeOf(result)).toBe('done')
  return (result as { value: Value }).value
}

export async function ship(it: Trade, quantity: number): Promise<void> {
  answerOf(await shipGoods(it.supplier, { orderId: it.orderId, quantity }))
}

/** Ships and accepts; the bank moves what follows, the retention too. */
export async function deliver(it: Trade, quantity: number): Promise<string> {
  await ship(it, quantity)
  answerOf(await acceptDelivery(it.buyer, { orderId: it.orderId, quantity }))
  await settleAll(it)
  const [row] = await it.database.sql<{ id: string }[]>`
    select id from acceptances where order_id = ${it.orderId} order by accepted_at desc, id desc limit 1`
  return row?.id ?? ''
}

/** An order that is paid and of which some sets are accepted already. */
export async function half(it: Trade, quantity: number): Promise<string> {
  await readyToShip(it)
  return deliver(it, quantity)
}
