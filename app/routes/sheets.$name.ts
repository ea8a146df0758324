import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { ownListingColumns } from '#app/components/catalogue/own-listing-columns.tsx'
import { invoiceColumns } from '#app/components/dealings/invoice-columns.tsx'
import { demandColumns } from '#app/components/demands/demand-columns.tsx'
import { myOfferColumns } from '#app/components/offers/my-offer-columns.tsx'
import { accountColumns, caseColumns, letterColumns } from '#app/components/operations/desk-columns.tsx'
import { countyColumns } from '#app/components/oversight/county-columns.tsx'
import { bookingColumns } from '#app/components/platforms/booking-columns.tsx'
import { testOrderColumns } from '#app/components/testing/test-order-columns.tsx'
import { type SmartColumn, sheetOf, type TableValue } from '#app/components/ui/table-order.ts'
import type { Permission } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { notFound, requireActor } from '#app/http/require-actor.ts'
import { tableFile } from '#app/http/table-file.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { type Text, textFor } from '#app/i18n/text.ts'
import { listBookings } from '#app/read-models/bookings/list-bookings.ts'
import { listOwnListings } from '#app/read-models/catalogue/list-own-listings.ts'
import { listDemands } from '#app/read-models/demands/list-demands.ts'
import { listMyOffers } from '#app/read-models/offers/list-my-offers.ts'
import { loadBankDesk } from '#app/read-models/operations/load-bank-desk.ts'
import { loadJobs } from '#app/read-models/operations/load-jobs.ts'
import { loadOperator } from '#app/read-models/operator/load-operator.ts'
import { listInvoices } from '#app/read-models/orders/list-invoices.ts'
import { loadBureau } from '#app/read-models/oversight/load-bureau.ts'
import { listTestOrders } from '#app/read-models/testing/list-test-orders.ts'

interface Asking {
  readonly actor: PersonActor
  readonly context: AppLoadContext
  readonly now: Date
}

type Sheet = (query: URLSearchParams, table?: string) => TableValue[][]

interface Known {
  readonly permission?: Permission
  /** Its name on a page with several tables. */
  readonly table?: string
  readonly read: (asking: Asking, text: Text) => Promise<Sheet>
}

const sheet =
  <Row>(rows: readonly Row[], columns: readonly SmartColumn<Row>[]): Sheet =>
  (query, table) =>
    sheetOf(rows, columns, query, table)

/** Every table that its reader can take along, with what its page asks of the reader. */
const SHEETS: Readonly<Record<string, Known>> = {
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
  counties: {
    permission: 'bureau.watch',
    read: async ({ context, actor, now }, text) =>
      sheet((await loadBureau(context.database, actor, now)).counties, countyColumns(text)),
  },
  accounts: {
    permission: 'operator.watch',
    table: 'accounts',
    read: async ({ context, now }, text) =>
      sheet((await loadOperator(context.database, now, text.locale)).ledger.accounts, accountColumns(text)),
  },
  'bank-cases': {
    permission: 'operator.watch',
    table: 'cases',
    read: async ({ context }, text) => sheet((await loadBankDesk(context.database)).cases, caseColumns(text)),
  },
  'dead-letters': {
    permission: 'operator.watch',
    table: 'letters',
    read: async ({ context, now }, text) =>
      sheet((await loadJobs(context.database, now)).letters, letterColumns(text)),
  },
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const name = params.name ?? ''
  const known = Object.hasOwn(SHEETS, name) ? SHEETS[name] : undefined
  if (!known) throw notFound()
  const actor = await requireActor(request, context, known.permission)
  const rows = await known.read({ actor, context, now: context.clock.now() }, textFor(localeOf(request)))
  return tableFile(request, name, rows(new URL(request.url).searchParams, known.table))
}
