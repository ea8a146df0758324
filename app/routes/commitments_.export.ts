import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '#app/http/require-actor.ts'
import { tableFile } from '#app/http/table-file.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'
import { listCommitments } from '#app/read-models/commitments/list-commitments.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context)
  const view = await listCommitments(context.database, actor.organisationId, context.clock.now())
  const { common, join, states } = textFor(localeOf(request))
  const inYuan = (word: string) => `${word} (${common.yuan})`
  const yuan = (fen: number | null) => (fen === null ? null : fen / 100)
  const head = [
    join.page.pool,
    common.state,
    `${common.quantity} (${common.unit})`,
    inYuan(common.unitPrice),
    inYuan(join.projectedTotal),
    inYuan(common.saving),
    inYuan(join.depositHeld),
  ]
  const rows = view.rows.map(({ pool, commitment, award }) => [
    pool.title,
    states.commitment[commitment.state],
    commitment.quantity,
    yuan(award?.priceFen ?? pool.projectedPriceFen),
    yuan(commitment.projectedTotalFen),
    yuan(award?.savingFen ?? commitment.projectedSavingFen),
    yuan(commitment.depositHeldFen),
  ])
  return tableFile(request, 'commitments', [head, ...rows])
}
