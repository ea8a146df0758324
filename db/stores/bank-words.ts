import type { Tx } from '../transaction.ts'

/**
 * Keeps a word of the bank under its id: `new`, `known` when the very same was kept before, `another` when a
 * different one was. A second caller waits for the first.
 */
export async function keepBankWord(
  tx: Tx,
  now: Date,
  id: string,
  sha256: string,
): Promise<'new' | 'known' | 'another'> {
  const written = await tx.sql`
    insert into bank_words (id, sha256, received_at) values (${id}, ${sha256}, ${now})
    on conflict (id) do nothing returning 1`
  if (written.length === 1) return 'new'
  const rows = await tx.sql<{ sha256: string }[]>`select sha256 from bank_words where id = ${id}`
  return rows[0]?.sha256 === sha256 ? 'known' : 'another'
}
