import { decidedColumns, pendingColumns } from '#app/components/catalogue/certificate-columns.tsx'
import { engagementColumns } from '#app/components/directory/engagement-columns.tsx'
import { countyColumns } from '#app/components/oversight/county-columns.tsx'
import { retiredColumns } from '#app/components/policies/retire-columns.tsx'
import { entryColumns } from '#app/components/policies/retire-entry-columns.tsx'
import { listCertificates } from '#app/read-models/catalogue/list-certificates.ts'
import { listEngagements } from '#app/read-models/directory/list-engagements.ts'
import { loadBureau } from '#app/read-models/oversight/load-bureau.ts'
import { listRetired } from '#app/read-models/policies/list-retired.ts'
import { loadPolicies } from '#app/read-models/policies/load-policies.ts'
import { type Sheets, sheet } from './sheet.ts'

/** Tables of the bureaus, and of what firms have to do with services and policy. */
export const OFFICE_SHEETS: Sheets = {
  counties: {
    permission: 'bureau.watch',
    read: async ({ context, actor, now }, text) =>
      sheet((await loadBureau(context.database, actor, now)).counties, countyColumns(text)),
  },
  certificates: {
    permission: 'certificate.verify',
    read: async ({ context, actor, now }, text) =>
      sheet((await listCertificates(context.database, actor, now, '')).decided, decidedColumns(text)),
  },
  'pending-certificates': {
    permission: 'certificate.verify',
    table: 'pending',
    read: async ({ context, actor, now }, text) =>
      sheet((await listCertificates(context.database, actor, now, '')).pending, pendingColumns(text)),
  },
  'retire-desk': {
    permission: 'retire.publish',
    read: async ({ context }, text) =>
      sheet((await listRetired(context.database, '')).entries, entryColumns(text)),
  },
  retire: {
    async read({ context, actor, now }, text) {
      const { retired } = await loadPolicies(context.database, null, actor.organisationId, now)
      return sheet(retired, retiredColumns(text))
    },
  },
  dealings: {
    permission: 'engagement.see',
    read: async ({ context, actor, now }, text) =>
      sheet((await listEngagements(context.database, actor, now, '')).engagements, engagementColumns(text)),
  },
}
