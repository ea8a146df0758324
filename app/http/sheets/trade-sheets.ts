import { ownListingColumns } from '#app/components/catalogue/own-listing-columns.tsx'
import { invoiceColumns } from '#app/components/dealings/invoice-columns.tsx'
import { demandColumns } from '#app/components/demands/demand-columns.tsx'
import { messageColumns } from '#app/components/notices/message-columns.tsx'
import { myOfferColumns } from '#app/components/offers/my-offer-columns.tsx'
import { bookingColumns } from '#app/components/platforms/booking-columns.tsx'
import { sampleColumns } from '#app/components/testing/sample-columns.tsx'
import { testOrderColumns } from '#app/components/testing/test-order-columns.tsx'
import { bookingsFilter } from '#app/http/bookings-filter.ts'
import { idFrom, notFound } from '#app/http/require-actor.ts'
import { wordMessages } from '#app/http/word-messages.ts'
import { listBookings } from '#app/read-models/bookings/list-bookings.ts'
import { listOwnListings } from '#app/read-models/catalogue/list-own-listings.ts'
import { listDemands } from '#app/read-models/demands/list-demands.ts'
import { listMessages } from '#app/read-models/notices/list-messages.ts'
import { listMyOffers } from '#app/read-models/offers/list-my-offers.ts'
import { listInvoices } from '#app/read-models/orders/list-invoices.ts'
import { listTestOrders } from '#app/read-models/testing/list-test-orders.ts'
import { loadTestOrder } from '#app/read-models/testing/load-test-order.ts'
import { type Asking, type Sheets, sheet } from './sheet.ts'

/** A firm's bookings, narrowed as its page is. */
const bookingsOf = ({ context, actor, now, query }: Asking) =>
  listBookings(context.database, actor.organisationId, now, '', bookingsFilter(query))

/** A firm's own lists: what it wants, offers, lists, is invoiced, books and has tested. */
export const TRADE_SHEETS: Sheets = {
  demands: {
    async read({ context, actor }, text) {
      const view = await listDemands(context.database, actor.organisationId)
      return sheet(view.demands, demandColumns(text, view.fields))
    },
  },
  offers: {
    permission: 'offer.submit',
    read: async ({ context, actor, now }, text) =>
      sheet((await listMyOffers(context.database, actor.organisationId, now, '')).rows, myOfferColumns(text)),
  },
  listings: {
    permission: 'listing.edit',
    read: async ({ context, actor }, text) =>
      sheet(
        (await listOwnListings(context.database, actor.organisationId)).listings,
        ownListingColumns(text),
      ),
  },
  invoices: {
    permission: 'order.see',
    async read({ context, actor, now }, text) {
      const asked = { actor, orderId: null, now, idempotencyKey: '' }
      return sheet((await listInvoices(context.database, asked)).rows, invoiceColumns(text))
    },
  },
  bookings: {
    permission: 'platform.use',
    read: async (asking, text) => sheet((await bookingsOf(asking)).past, bookingColumns(text)),
  },
  'coming-bookings': {
    permission: 'platform.use',
    table: 'coming',
    read: async (asking, text) => sheet((await bookingsOf(asking)).coming, bookingColumns(text)),
  },
  samples: {
    permission: 'test.see',
    async read({ context, actor, query }, text) {
      const orderId = idFrom(query.get('order') ?? undefined)
      const order = await loadTestOrder(context.database, { orderId, actor, idempotencyKey: '' })
      if (!order) throw notFound()
      return sheet(order.samples, sampleColumns(text))
    },
  },
  outbox: {
    async read({ context, actor, origin }, text) {
      if (!context.demo) throw notFound()
      const messages = await listMessages(context.database, actor.organisationId)
      return sheet(wordMessages(messages, origin), messageColumns(text))
    },
  },
  'test-orders': {
    permission: 'test.see',
    read: async ({ context, actor }, text) =>
      sheet((await listTestOrders(context.database, actor.organisationId)).orders, testOrderColumns(text)),
  },
}
