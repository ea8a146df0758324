import { LIVING_ENGAGEMENTS } from '#app/domain/directory/engagement-lifecycle.ts'
import type { Invariant, Offence } from './invariant.ts'
import { MOST_OFFENCES } from './invariant.ts'

/** 服务商目录: stars stand on dealings that were completed between the two firms they name. */
export const DIRECTORY_INVARIANTS: readonly Invariant[] = [
  {
    number: 47,
    nameZh: '每条评价都出自一次已完成的合作，每次合作至多一条',
    nameEn: 'Every rating comes from a completed dealing of its two firms, at most one from each',
    find: (sql) => sql<Offence[]>`
      select 'rating ' || r.id || ': dealing ' || r.engagement_id || ' is ' || coalesce(e.state, 'gone') as example
      from provider_ratings r left join engagements e on e.id = r.engagement_id
      where e.state is distinct from 'completed' or e.provider_id <> r.provider_id or e.client_id <> r.client_id
        or r.client_id = r.provider_id
      union all
      select 'dealing ' || engagement_id || ': ' || count(*) || ' ratings' from provider_ratings
      group by engagement_id having count(*) > 1
      union all
      select 'provider ' || provider_id || ', client ' || client_id || ': ' || count(*) || ' living dealings'
      from engagements where state in ${sql([...LIVING_ENGAGEMENTS])}
      group by provider_id, client_id having count(*) > 1
      limit ${MOST_OFFENCES}`,
  },
]
