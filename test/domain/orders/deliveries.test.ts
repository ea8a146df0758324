import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  allocateFirstShipped,
  movesOfDelivery,
  movesOfShipment,
  outstandingOf,
  priceAcceptance,
} from '#app/domain/orders/deliveries.ts'
import { ORDER_LIFECYCLE, ORDER_STATES, type OrderState } from '#app/domain/orders/order-lifecycle.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'

const there = new Date('2026-03-02T01:00:00Z')
const shipment = (id: string, quantity: number, acceptedQuantity = 0, rejectedQuantity = 0) => ({
  id,
  quantity,
  acceptedQuantity,
  rejectedQuantity,
  receivedAt: there as Date | null,
})

test('what was shipped first is judged first', () => {
  const shipments = [shipment('a', 3, 1), shipment('b', 2, 0, 2), shipment('c', 4)]
  expect(allocateFirstShipped(4, shipments)).toEqual({
    fits: true,
    parts: [
      { shipmentId: 'a', quantity: 2 },
      { shipmentId: 'c', quantity: 2 },
    ],
  })
})

test('a named shipment is judged alone', () => {
  const shipments = [shipment('a', 3), shipment('b', 2)]
  expect(allocateFirstShipped(2, shipments, 'b')).toEqual({
    fits: true,
    parts: [{ shipmentId: 'b', quantity: 2 }],
  })
  expect(allocateFirstShipped(3, shipments, 'b')).toEqual({ fits: false, outstanding: 2 })
  expect(allocateFirstShipped(1, shipments, 'z')).toEqual({ fits: false, outstanding: 0 })
})

test('an allocation judges exactly what was asked and never more than a shipment has', () => {
  const facts = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9))
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 8 }), fc.integer({ min: 1, max: 60 }), (rows, quantity) => {
      const shipments = rows.map(([open, yes, no], index) => shipment(`s${index}`, open + yes + no, yes, no))
      const outstanding = shipments.reduce((sum, one) => sum + outstandingOf(one), 0)
      const allocation = allocateFirstShipped(quantity, shipments)
      if (!allocation.fits) {
        expect(allocation.outstanding).toBe(outstanding)
        expect(quantity).toBeGreaterThan(outstanding)
        return
      }
      expect(allocation.parts.reduce((sum, part) => sum + part.quantity, 0)).toBe(quantity)
      for (const part of allocation.parts) {
        const of = shipments.find((one) => one.id === part.shipmentId)
        expect(of && part.quantity <= outstandingOf(of)).toBe(true)
      }
    }),
  )
})

test('the last accepted part takes the rounding of balance and retention', () => {
  const base = { balanceBaseFen: null, balanceBaseFrom: 0 }
  const order = { quantity: 3, acceptedQuantity: 1, balanceFen: 100n, retentionFen: 10n, ...base }
  const parts = [
    { shipmentId: 'a', quantity: 1 },
    { shipmentId: 'b', quantity: 1 },
  ]
  expect(priceAcceptance(order, parts)).toEqual([
    { shipmentId: 'a', quantity: 1, balanceShareFen: 34n, retentionShareFen: 4n },
    { shipmentId: 'b', quantity: 1, balanceShareFen: 33n, retentionShareFen: 3n },
  ])
})

test('an order is delivered when every set is there, accepted when every set is accepted', () => {
  const order = { state: 'shipping' as OrderState, quantity: 5, shippedQuantity: 5, acceptedQuantity: 2 }
  const onTheWay = { ...shipment('b', 3), receivedAt: null }
  expect(movesOfDelivery(order, [shipment('a', 2, 2), onTheWay])).toEqual([])
  expect(movesOfDelivery(order, [shipment('a', 2, 2), shipment('b', 3)])).toEqual(['deliver'])
  expect(movesOfDelivery({ ...order, acceptedQuantity: 5 }, [shipment('a', 5, 5)])).toEqual([
    'deliver',
    'accept',
  ])
  expect(
    movesOfDelivery({ ...order, state: 'delivered', acceptedQuantity: 5 }, [shipment('a', 5, 5)]),
  ).toEqual(['accept'])
  expect(movesOfDelivery({ ...order, shippedQuantity: 4 }, [shipment('a', 4)])).toEqual([])
})

test.each(ORDER_STATES)('what a shipment moves from %s is legal', (state) => {
  const moves = movesOfShipment(state)
  const leadsTo = moves?.reduce<OrderState | null>(
    (from, event) => from && nextState(ORDER_LIFECYCLE, from, event),
    state,
  )
  expect(leadsTo ?? null).toBe(
    ['in_production', 'awaiting_balance', 'shipping'].includes(state) ? 'shipping' : null,
  )
})
