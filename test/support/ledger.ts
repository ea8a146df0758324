import { account, type JournalKind } from '#app/domain/escrow/chart-of-accounts.ts'
import type { Database } from '#db/client.ts'
import { postJournal } from '#db/stores/ledger.ts'
import { begin } from '#db/transaction.ts'

/** Moves an amount from a firm's own account into the deposit of a commitment. True when it was posted now. */
export function postDeposit(
  database: Database,
  key: string,
  amountFen: bigint,
  more: { firm?: string; commitment?: string; kind?: JournalKind; at?: Date; paymentId?: string } = {},
): Promise<boolean> {
  const { firm = 'org_1', commitment = 'cmt_1', kind = 'deposit_held', paymentId = null } = more
  return begin(database, (tx) =>
    postJournal(tx, more.at ?? new Date('2026-03-02T01:00:00Z'), {
      id: `jrn_${key}`,
      idempotencyKey: key,
      kind,
      poolId: null,
      orderId: null,
      paymentId,
      postings: [
        { from: account('outside', firm, null), to: account('deposit', commitment, null), amountFen },
      ],
    }),
  )
}
