import type { TestOrderFormView } from '#app/contracts/views/testing.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { SampleGroup } from '#app/domain/testing/sample-groups.ts'
import type { Database } from '#db/client.ts'
import { readServices, serviceView } from './test-service-rows.ts'

interface Question {
  readonly serviceId: string
  /** A draft of the reader's own to be written anew; anything else is as good as none. */
  readonly draftId: string | null
  readonly actor: PersonActor | null
  readonly now: Date
  readonly idempotencyKey: string
}

/** One service and the form that orders it; null when it is not on offer. */
export async function loadTestOrderForm(
  { sql }: Database,
  { serviceId, draftId, actor, now, idempotencyKey }: Question,
): Promise<TestOrderFormView | null> {
  const [row] = await readServices(sql, actor?.organisationId ?? null, { serviceId })
  if (!row) return null
  const drafts = await sql<{ orderId: string; groups: SampleGroup[]; note: string; needsReturn: boolean }[]>`
    select id as "orderId", groups, note, needs_return as "needsReturn" from test_orders
    where id = ${draftId} and state = 'draft' and customer_id = ${actor?.organisationId ?? null}
      and service_id = ${serviceId}`
  return {
    offered: serviceView(row, now),
    draft: drafts[0] ?? null,
    closed: row.closed,
    canOrder: actor !== null && isPermitted(actor, 'test.order'),
    canEdit: actor?.organisationId === row.leaderId && isPermitted(actor, 'test.manage'),
    isSignedIn: actor !== null,
    idempotencyKey,
  }
}
