import { createHash } from 'node:crypto'
import type { Database } from '#db/client.ts'

const PAGE = 2_000

/** What a reading of the whole chain came to. */
export interface ChainReport {
  /** How many seals there are. */
  readonly sealed: number
  /** The last one as `ORDINAL:HASH`; null when nothing is sealed. */
  readonly head: string | null
  /** Everything that does not fit, as sentences; at most a hundred. */
  readonly faults: readonly string[]
}

interface SealRow {
  readonly ordinal: bigint
  readonly journalId: string
  readonly contentHash: Buffer
  readonly chainHash: Buffer
  readonly found: boolean
  readonly key: string | null
  readonly kind: string | null
  readonly poolId: string | null
  readonly orderId: string | null
  readonly paymentId: string | null
  readonly micros: string | null
  readonly entries: [number, string, string][] | null
}

const MOST_FAULTS = 100

/**
 * Reads the chain from its first seal and computes every hash anew, outside the database. `publishedHead`
 * (`ORDINAL:HASH`), seen earlier on the page, in a log or on a statement, must still be in it.
 */
export async function verifyChain({ sql }: Database, publishedHead?: string): Promise<ChainReport> {
  const faults: string[] = []
  const blame = (fault: string): void => {
    if (faults.length < MOST_FAULTS) faults.push(fault)
  }
  let chain: Buffer = Buffer.alloc(32)
  let ordinal = 0n
  let isPublished = publishedHead === undefined
  for (;;) {
    const rows = await readSeals(sql, ordinal)
    for (const row of rows) {
      if (row.ordinal !== ordinal + 1n) blame(`seals ${ordinal + 1n} to ${row.ordinal - 1n} are gone`)
      const content = contentOf(row)
      if (!content?.equals(row.contentHash))
        blame(`seal ${row.ordinal}: journal ${row.journalId} is not what was sealed`)
      chain = sha256(Buffer.concat([chain, row.contentHash]))
      if (!chain.equals(row.chainHash)) blame(`seal ${row.ordinal} does not fit the one before it`)
      // From here on the chain is followed as it is written: one break is one fault.
      chain = row.chainHash
      ordinal = row.ordinal
      if (`${ordinal}:${chain.toString('hex')}` === publishedHead) isPublished = true
    }
    if (rows.length < PAGE) break
  }
  for (const journalId of await listLeftOut(sql))
    blame(`journal ${journalId} is neither sealed nor waiting for its seal`)
  if (!isPublished) blame(`the head ${publishedHead} was published and is not in the chain`)
  const head = ordinal === 0n ? null : `${ordinal}:${chain.toString('hex')}`
  return { sealed: Number(ordinal), head, faults }
}

async function readSeals(sql: Database['sql'], after: bigint): Promise<SealRow[]> {
  const rows = await sql<SealRow[]>`
    select s.ordinal, s.journal_id as "journalId", s.content_hash as "contentHash", s.chain_hash as "chainHash",
      j.id is not null as found, j.idempotency_key as key, j.kind, j.pool_id as "poolId", j.order_id as "orderId",
      j.payment_id as "paymentId", (extract(epoch from j.posted_at) * 1000000)::bigint::text as micros,
      (select jsonb_agg(jsonb_build_array(e.line, e.account_id, e.amount_fen::text) order by e.line)
       from entries e where e.journal_id = s.journal_id) as entries
    from journal_seals s left join journals j on j.id = s.journal_id
    where s.ordinal > ${after} order by s.ordinal limit ${PAGE}`
  return [...rows]
}

/** The hash that migration 0140 takes of a journal, written a second time; null for one that is gone. */
function contentOf(row: SealRow): Buffer | null {
  if (!row.found) return null
  const { journalId, key, kind, poolId, orderId, paymentId, micros, entries } = row
  const lines = (entries ?? []).map((entry) => entry.join(' '))
  const facts = [journalId, key, kind, poolId ?? '', orderId ?? '', paymentId ?? '', micros, ...lines]
  return sha256(Buffer.from(facts.join('\n'), 'utf8'))
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}

async function listLeftOut(sql: Database['sql']): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select j.id from journals j
    where not exists (select 1 from journal_seals s where s.journal_id = j.id)
      and not exists (select 1 from unsealed_journals u where u.journal_id = j.id) limit ${MOST_FAULTS}`
  return rows.map(({ id }) => id)
}
