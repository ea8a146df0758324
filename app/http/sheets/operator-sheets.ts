import { reviewColumns } from '#app/components/catalogue/review-columns.tsx'
import { claimColumns, disputeColumns } from '#app/components/dealings/desk-columns.tsx'
import { proposalColumns } from '#app/components/demands/proposal-columns.tsx'
import {
  accountColumns,
  caseColumns,
  dayColumns,
  differenceColumns,
  letterColumns,
  lineColumns,
} from '#app/components/operations/desk-columns.tsx'
import { firmColumns } from '#app/components/operations/firm-columns.tsx'
import {
  queueColumns,
  seenJobColumns,
  seenJobs,
  workerColumns,
} from '#app/components/operations/job-columns.tsx'
import { idFrom, notFound } from '#app/http/require-actor.ts'
import { listSubmitted } from '#app/read-models/catalogue/list-submitted.ts'
import { listProposals } from '#app/read-models/demands/list-proposals.ts'
import { loadBankCase } from '#app/read-models/operations/load-bank-case.ts'
import { loadBankDesk } from '#app/read-models/operations/load-bank-desk.ts'
import { loadJobs } from '#app/read-models/operations/load-jobs.ts'
import { listWaitingFirms } from '#app/read-models/operator/list-waiting-firms.ts'
import { loadOperator } from '#app/read-models/operator/load-operator.ts'
import { loadDisputeDesk } from '#app/read-models/orders/load-dispute-desk.ts'
import { type Sheets, sheet } from './sheet.ts'

const watched = { permission: 'operator.watch' } as const

/** Tables of the operator's desks. */
export const OPERATOR_SHEETS: Sheets = {
  accounts: {
    ...watched,
    table: 'accounts',
    read: async ({ context, now }, text) =>
      sheet((await loadOperator(context.database, now, text.locale)).ledger.accounts, accountColumns(text)),
  },
  differences: {
    ...watched,
    table: 'differences',
    read: async ({ context, now }, text) =>
      sheet((await loadOperator(context.database, now, text.locale)).differences, differenceColumns(text)),
  },
  'bank-cases': {
    ...watched,
    table: 'cases',
    read: async ({ context }, text) => sheet((await loadBankDesk(context.database)).cases, caseColumns(text)),
  },
  'bank-case-lines': {
    ...watched,
    async read({ context, actor, query }, text) {
      const view = await loadBankCase(context.database, actor, idFrom(query.get('case') ?? undefined), '')
      if (!view) throw notFound()
      return sheet(view.lines, lineColumns(text))
    },
  },
  'bank-days': {
    ...watched,
    table: 'days',
    read: async ({ context }, text) => sheet((await loadBankDesk(context.database)).days, dayColumns(text)),
  },
  'dead-letters': {
    ...watched,
    table: 'letters',
    read: async ({ context, now }, text) =>
      sheet((await loadJobs(context.database, now)).letters, letterColumns(text)),
  },
  queues: {
    ...watched,
    table: 'queues',
    read: async ({ context, now }, text) =>
      sheet((await loadJobs(context.database, now)).queues, queueColumns(text)),
  },
  'queued-jobs': {
    ...watched,
    table: 'jobs',
    read: async ({ context, now }, text) =>
      sheet(seenJobs(await loadJobs(context.database, now)), seenJobColumns(text)),
  },
  workers: {
    ...watched,
    table: 'workers',
    read: async ({ context, now }, text) =>
      sheet((await loadJobs(context.database, now)).workers, workerColumns(text)),
  },
  'waiting-firms': {
    permission: 'organisation.verify',
    read: async ({ context }, text) => sheet(await listWaitingFirms(context.database), firmColumns(text)),
  },
  'listing-review': {
    permission: 'listing.review',
    read: async ({ context, now }, text) =>
      sheet((await listSubmitted(context.database, now, '')).waiting, reviewColumns(text)),
  },
  proposals: {
    ...watched,
    read: async ({ context, now }, text) =>
      sheet((await listProposals(context.database, now, '')).proposals, proposalColumns(text)),
  },
  disputes: {
    ...watched,
    table: 'disputes',
    read: async ({ context, actor }, text) =>
      sheet((await loadDisputeDesk(context.database, actor, '')).disputes, disputeColumns(text)),
  },
  claims: {
    ...watched,
    table: 'claims',
    read: async ({ context, actor }, text) =>
      sheet((await loadDisputeDesk(context.database, actor, '')).claims, claimColumns(text)),
  },
}
