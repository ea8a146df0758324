import type { Invariant, Offence } from './invariant.ts'
import { MOST_OFFENCES } from './invariant.ts'

/** The sealed past: every journal is in the chain or waits for its seal, and says what it said when sealed. */
export const CHAIN_INVARIANTS: readonly Invariant[] = [
  {
    number: 18,
    nameZh: '已封存的凭证与散列链一致，没有凭证漏封',
    nameEn: 'The sealed past fits its hash chain, and no journal is left out of it',
    find: (sql) => sql<Offence[]>`
      with link as (
        select ordinal, journal_id, content_hash, chain_hash,
          lag(chain_hash, 1, decode(repeat('00', 32), 'hex')) over (order by ordinal) as before,
          lag(ordinal, 1, 0::bigint) over (order by ordinal) as previous
        from journal_seals)
      select 'seal ' || ordinal || ', journal ' || journal_id || ': ' || case
          when previous + 1 <> ordinal then 'the seal before it is gone'
          when chain_hash <> sha256(before || content_hash) then 'the chain is broken'
          else 'the journal is not what was sealed' end as example
      from link
      where previous + 1 <> ordinal or chain_hash <> sha256(before || content_hash)
        or content_hash is distinct from journal_content(journal_id)
      union all
      select 'journal ' || j.id || ': neither sealed nor waiting for its seal' from journals j
      where not exists (select 1 from journal_seals s where s.journal_id = j.id)
        and not exists (select 1 from unsealed_journals u where u.journal_id = j.id)
      limit ${MOST_OFFENCES}`,
  },
]
