import { ownListingColumns } from '#app/components/catalogue/own-listing-columns.tsx'
import { invoiceColumns } from '#app/components/dealings/invoice-columns.tsx'
import { demandColumns } from '#app/components/demands/demand-columns.tsx'
import { myOfferColumns } from '#app/components/offers/my-offer-columns.tsx'
import { bookingColumns } from '#app/components/platforms/booking-columns.tsx'
import { testOrderColumns } from '#app/components/testing/test-order-columns.tsx'
import { listBookings } from '#app/read-models/bookings/list-bookings.ts'
import { listOwnListings } from '#app/read-models/catalogue/list-own-listings.ts'
import { listDemands } from '#app/read-models/demands/list-demands.ts'
import { listMyOffers } from '#app/read-models/offers/list-my-offers.ts'
import { listInvoices } from '#app/read-models/orders/list-invoices.ts'
import { listTestOrders } from '#app/read-models/testing/list-test-orders.ts'
import { type Sheets, sheet } from './sheet.ts'

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
    read: async ({ context, actor, now }, text) =>
      sheet((await listBookings(context.database, actor.organisationId, now, '')).past, bookingColumns(text)),
  },
  'test-orders': {
    permission: 'test.see',
    read: async ({ context, actor }, text) =>
      sheet((await listTestOrders(context.database, actor.organisationId)).orders, testOrderColumns(text)),
  },
}
