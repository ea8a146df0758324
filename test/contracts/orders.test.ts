import { expect, test } from 'vitest'
import {
  acceptDeliverySchema,
  rejectDeliverySchema,
  shipGoodsSchema,
  signContractSchema,
} from '#app/contracts/orders.ts'

const orderId = 'ord_1'

test.each([0, -1, 1.5, 1e18, 'many', '', null, Number.NaN])('no order ships %s sets', (quantity) => {
  const parsed = shipGoodsSchema.safeParse({ orderId, quantity })
  expect(new Set(parsed.error?.issues.map((issue) => issue.path.join('.')))).toEqual(new Set(['quantity']))
})

test('a form’s digits are a quantity', () => {
  expect(shipGoodsSchema.parse({ orderId, quantity: '12' })).toEqual({ orderId, quantity: 12 })
})

test('a rejection states a reason', () => {
  for (const reason of ['', '   ', 'x'.repeat(501), undefined]) {
    const parsed = rejectDeliverySchema.safeParse({ orderId, quantity: 1, reason })
    expect(parsed.error?.issues.map((issue) => issue.path)).toEqual([['reason']])
  }
  expect(rejectDeliverySchema.parse({ orderId, quantity: 1, reason: ' 异响 ' }).reason).toBe('异响')
})

test('a field that nobody knows is refused', () => {
  expect(signContractSchema.safeParse({ orderId, as: 'buyer' }).success).toBe(false)
  expect(acceptDeliverySchema.safeParse({ orderId, quantity: 1, price: 1 }).success).toBe(false)
})
