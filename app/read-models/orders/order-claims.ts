import type { ClaimView } from '#app/contracts/views/dealings.ts'
import type { Sql } from '#db/client.ts'
import { fileLinks } from './file-links.ts'

interface ClaimRow extends Omit<ClaimView, 'files' | 'amountFen' | 'toBuyerFen' | 'openedAt' | 'answerByAt'> {
  readonly amountFen: bigint
  readonly toBuyerFen: bigint | null
  readonly openedAt: Date
  readonly answerBy: Date
  readonly fileIds: string[]
}

/** The warranty claims of some orders, the latest first. */
export async function orderClaims(sql: Sql, orderIds: readonly string[]): Promise<ClaimView[]> {
  if (orderIds.length === 0) return []
  const rows = await sql<ClaimRow[]>`
    select id, order_id as "orderId", acceptance_id as "acceptanceId", state, amount_fen as "amountFen", reason,
      answer, file_ids as "fileIds", opened_at as "openedAt", answer_by as "answerBy", to_buyer_fen as "toBuyerFen"
    from warranty_claims where order_id in ${sql([...orderIds])} order by opened_at desc, id desc`
  const links = await fileLinks(
    sql,
    rows.flatMap((row) => row.fileIds),
  )
  return rows.map(({ fileIds, answerBy, openedAt, amountFen, toBuyerFen, ...row }) => ({
    ...row,
    amountFen: Number(amountFen),
    toBuyerFen: toBuyerFen === null ? null : Number(toBuyerFen),
    files: links(fileIds),
    openedAt: openedAt.toISOString(),
    answerByAt: answerBy.toISOString(),
  }))
}
