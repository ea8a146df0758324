import { tell } from '../outbox.ts'
import type { Tx } from '../transaction.ts'

/** Says that what a firm is known by (its name, its capabilities, its verification) may have changed. */
export async function tellOrganisationChanged(tx: Tx, now: Date, organisationId: string): Promise<void> {
  await tell(tx, now, [{ topic: 'organisation.changed', key: organisationId, payload: { organisationId } }])
}
