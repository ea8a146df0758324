import type { Viewer } from '#app/contracts/views/shell.ts'
import { isPermitted, type Permission } from '#app/domain/identity/permission-matrix.ts'
import type { Text } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import type { Destination } from './destination.ts'
import { destinationsOf } from './shell.tsx'

/** Pages that the menu does not name, each with what it asks of its reader; null: to be signed in. */
function quietPages(text: Text): [Permission | null, string, string][] {
  return [
    ['demand.state', paths.newDemand, text.demands.create],
    ['pool.create', paths.createPool, text.shell.createPool],
    ['test.see', paths.testOrders, text.testing.ordersTitle],
    ['platform.use', paths.calendars, text.calendars.title],
    ['test.manage', paths.ownTestServices, text.testDesk.title],
    ['platform.lead', paths.newPlatform, text.desk.found],
    ['listing.edit', paths.newListing, text.catalogue.newListing],
    ['organisation.verify', paths.waitingFirms, text.operations.firms],
    ['operator.watch', paths.disputeDesk, text.operations.disputes],
    ['operator.watch', paths.jobs, text.operations.jobs],
    ['operator.watch', paths.bankDesk, text.operations.bank],
    ['operator.watch', paths.ledger, text.operations.ledger],
    ['bureau.watch', paths.bureauPlatforms, text.insights.bureauTitle],
    [null, paths.savedSearches, text.demands.savedSearches],
    [null, paths.notices, text.notices.title],
    [null, paths.noticePreferences, text.notices.preferences],
  ]
}

/** Everywhere that a reader may go by name: the menu, and the pages behind it. */
export function everyDestination(viewer: Viewer | null, text: Text, isDemo: boolean): Destination[] {
  const open: Destination[] = [
    { to: paths.home, label: text.shell.home },
    ...destinationsOf(viewer, text),
    { to: paths.search, label: text.catalogue.searchTitle },
    { to: paths.retire, label: text.policies.retireTitle },
    { to: paths.verify, label: text.testing.verifyTitle },
  ]
  if (!viewer)
    return [
      ...open,
      { to: paths.signIn, label: text.shell.signIn },
      { to: paths.register, label: text.register.title },
    ]
  const actor = {
    kind: 'person' as const,
    userId: viewer.userId,
    organisationId: viewer.organisation.id,
    role: viewer.role,
    capabilities: viewer.organisation.capabilities,
    county: viewer.organisation.county,
  }
  const quiet = quietPages(text)
    .filter(([permission]) => permission === null || isPermitted(actor, permission))
    .map(([, to, label]) => ({ to, label }))
  return [...open, ...quiet, ...(isDemo ? [{ to: paths.demoOutbox, label: text.notices.outbox }] : [])]
}
