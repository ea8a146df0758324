import type { KeepFile } from '#app/contracts/files.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { insertFile } from '#db/stores/files.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** Keeps whose an uploaded file is; its bytes are in the file store already, under their hash. */
export async function keepFile(ctx: Ctx, file: KeepFile): Promise<Result<{ fileId: string }>> {
  return inTransaction(ctx, 'file.upload', async (act) => {
    const organisationId = act.actor.kind === 'person' ? act.actor.organisationId : ''
    const id = act.ids.next('fil')
    await insertFile(act.tx, { ...file, id, organisationId, createdAt: act.now })
    return accept({ fileId: id })
  })
}
