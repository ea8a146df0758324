import { ACCOUNT_KINDS } from '#app/domain/escrow/chart-of-accounts.ts'
import type { Invariant, Offence } from './invariant.ts'
import { MOST_OFFENCES } from './invariant.ts'

const HELD_KINDS = Object.entries(ACCOUNT_KINDS)
  .filter(([, kind]) => kind.heldByCustodian)
  .map(([name]) => name)

/** Money: journals, balances, and what the custodian holds for each pool. */
export const LEDGER_INVARIANTS: readonly Invariant[] = [
  {
    number: 1,
    nameZh: '分录合计为零，逐笔凭证与总账皆然',
    nameEn: 'Entries sum to zero, per journal and overall',
    find: (sql) => sql<Offence[]>`
      select 'journal ' || j.id || ': ' || coalesce(sum(e.amount_fen), 0) || ' fen in ' || count(e.line) || ' entries' as example
      from journals j left join entries e on e.journal_id = j.id
      group by j.id having coalesce(sum(e.amount_fen), 0) <> 0 or count(e.line) < 2
      union all
      select 'overall: ' || sum(amount_fen) || ' fen' from entries having sum(amount_fen) <> 0
      limit ${MOST_OFFENCES}`,
  },
  {
    number: 13,
    nameZh: '科目余额等于其分录之和',
    nameEn: 'An account’s balance is the sum of its entries',
    find: (sql) => sql<Offence[]>`
      select a.id || ': balance ' || a.balance_fen || ', entries ' || coalesce(e.total, 0) as example
      from accounts a left join (select account_id, sum(amount_fen) as total from entries group by 1) e
        on e.account_id = a.id
      where a.balance_fen <> coalesce(e.total, 0) or (a.balance_fen < 0 and not a.may_be_negative)
      order by a.id limit ${MOST_OFFENCES}`,
  },
  {
    number: 2,
    nameZh: '团购的托管余额 = 收入 − 放款 − 退款 − 没收',
    nameEn: 'A pool’s escrow balance is held − released − refunded − forfeited',
    find: (sql) => sql<Offence[]>`
      select p.id || ': the custodian holds ' || held.fen || ', came in less went out ' || -gone.fen as example
      from pools p
      cross join lateral (select coalesce(sum(balance_fen), 0) as fen from accounts
        where pool_id = p.id and kind in ${sql(HELD_KINDS)}) held
      cross join lateral (select coalesce(sum(e.amount_fen), 0) as fen
        from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        where j.pool_id = p.id and a.kind not in ${sql(HELD_KINDS)}) gone
      where held.fen + gone.fen <> 0 order by p.id limit ${MOST_OFFENCES}`,
  },
  {
    number: 14,
    nameZh: '已结清的团购托管余额为零',
    nameEn: 'A pool that is settled holds nothing in escrow',
    find: (sql) => sql<Offence[]>`
      select p.id || ': ' || sum(a.balance_fen) || ' fen' as example
      from pools p join accounts a on a.pool_id = p.id and a.kind in ${sql(HELD_KINDS)}
      where p.state = 'settled'
      group by p.id having sum(a.balance_fen) <> 0 order by p.id limit ${MOST_OFFENCES}`,
  },
  {
    number: 15,
    nameZh: '认购上的订金等于其订金科目余额',
    nameEn: 'A commitment’s held deposit is its deposit account’s balance',
    find: (sql) => sql<Offence[]>`
      select c.id || ': says ' || c.deposit_held_fen || ', account ' || coalesce(a.balance_fen, 0) as example
      from commitments c left join accounts a on a.id = 'deposit:' || c.id
      where c.deposit_held_fen <> coalesce(a.balance_fen, 0) order by c.id limit ${MOST_OFFENCES}`,
  },
]
