import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitVat } from '#app/domain/orders/invoice.ts'
import { decideDispute } from '#app/use-cases/orders/decide-dispute.ts'
import { issueInvoice } from '#app/use-cases/orders/issue-invoice.ts'
import { openDispute } from '#app/use-cases/orders/open-dispute.ts'
import { booksOf, expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import { readyToShip, runClock, settleAll, type Trade, tradeFloor } from '#test/support/trade.ts'
import { answerOf, codeOf, DAY, deliver } from '#test/support/trade-steps.ts'

const database = await testDatabase()
const trade = tradeFloor(database)

const invoicesOf = ({ orderId }: Trade) => database.sql<
  { id: string; gross: bigint; net: bigint; tax: bigint; fee: bigint; rate: number; paid: bigint | null }[]
>`
  select i.id, i.gross_fen as gross, i.net_fen as net, i.tax_fen as tax, i.fee_fen as fee,
    i.rate_basis_points as rate, p.amount_fen as paid
  from invoices i left join payments p on p.id = i.payment_id where i.order_id = ${orderId} order by i.id`

test('net is the price without 13 % VAT, half up; net and tax are the price, always', () => {
  expect(splitVat(11_300n, 1300)).toEqual({ grossFen: 11_300n, netFen: 10_000n, taxFen: 1_300n })
  expect(splitVat(1n, 1300)).toEqual({ grossFen: 1n, netFen: 1n, taxFen: 0n })
  // 100 ÷ 1.13 = 88.495…; 113 ÷ 2.26 would be a half: 0.5 rounds up.
  expect(splitVat(100n, 1300).netFen).toBe(88n)
  expect(splitVat(1n, 10_000).netFen).toBe(1n)
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10n ** 14n }),
      fc.integer({ min: 0, max: 10_000 }),
      (gross, rate) => {
        const { netFen, taxFen } = splitVat(gross, rate)
        expect(netFen + taxFen).toBe(gross)
        expect(taxFen >= 0n && netFen >= 0n).toBe(true)
      },
    ),
  )
})

test('every payout has its invoice, and together they are the price', async () => {
  const it = await readyToShip(await trade({ quantity: 3, unitPriceFen: 10_000_001n }))
  for (let set = 0; set < 3; set += 1) await deliver(it, 1)
  it.clock.advance(365 * DAY)
  await runClock(it)
  const rows = await invoicesOf(it)
  expect(rows).toHaveLength(9)
  expect(rows.every(({ gross, net, tax, paid }) => net + tax === gross && paid === gross)).toBe(true)
  expect(rows.reduce((sum, { gross }) => sum + gross, 0n)).toBe(30_000_003n)
})

test('the platform’s fee is taken from each payout, half up; it is no part of the invoice', async () => {
  const it = await readyToShip(await trade({ quantity: 1, unitPriceFen: 10_000_050n, feeBasisPoints: 25 }))
  await deliver(it, 1)
  await settleAll(it)
  const rows = await invoicesOf(it)
  // 30 %: 3 000 015 fen, of it 0.25 %: 7 500.0375; 60 %: 6 000 030, of it 15 000.075.
  expect(rows.map(({ gross, fee, paid }) => ({ gross, fee, paid }))).toEqual([
    { gross: 3_000_015n, fee: 7_500n, paid: 2_992_515n },
    { gross: 6_000_030n, fee: 15_000n, paid: 5_985_030n },
  ])
  expect((await booksOf(it)).supplier).toBe(2_992_515n + 5_985_030n)
  await expectSoundBooks(database)
})

test('the supplier’s part of a decision is invoiced; a compensation is not', async () => {
  const it = await readyToShip(await trade())
  answerOf(await openDispute(it.buyer, { orderId: it.orderId, reason: '质量' }))
  answerOf(await decideDispute(it.operator, { orderId: it.orderId, toBuyerFen: 30_000_000n }))
  expect((await invoicesOf(it)).map(({ gross }) => gross)).toEqual([60_000_000n])
})

test('an invoice is issued once, by its seller, under a number of its own', async () => {
  const it = await readyToShip(await trade({ quantity: 2 }))
  await deliver(it, 1)
  const [first, second] = await invoicesOf(it)
  const ask = { invoiceId: first?.id ?? '', number: '26332000000000000001', issuedOn: '2026-03-03' }
  expect(codeOf(await issueInvoice(it.buyer, ask))).toBe('NOT_PERMITTED')
  expect(codeOf(await issueInvoice((await trade()).supplier, ask))).toBe('INVOICE_NOT_FOUND')
  expect(codeOf(await issueInvoice(it.supplier, { ...ask, invoiceId: 'inv_none' }))).toBe('INVOICE_NOT_FOUND')
  const both = await Promise.all([1, 2].map(() => issueInvoice(it.supplier, ask)))
  expect(both.map(codeOf).sort()).toEqual(['INVOICE_ISSUED', 'done'])
  const again = { ...ask, invoiceId: second?.id ?? '' }
  expect(codeOf(await issueInvoice(it.supplier, again))).toBe('INVOICE_NUMBER_TAKEN')
})
