import { insertEvidence } from '#db/stores/disputes.ts'
import type { Act } from '../use-case.ts'

/** Keeps what a side of a dispute states and shows. */
export async function recordEvidence(
  act: Act,
  disputeId: string,
  said: { readonly statement: string; readonly fileIds: readonly string[] },
): Promise<void> {
  const organisationId = act.actor.kind === 'person' ? act.actor.organisationId : ''
  const { statement, fileIds } = said
  const id = act.ids.next('doc')
  await insertEvidence(act.tx, {
    id,
    disputeId,
    organisationId,
    statement,
    fileIds: [...fileIds],
    statedAt: act.now,
  })
}
