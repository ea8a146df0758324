import type { DeskPlatform, OwnServiceCard } from '#app/contracts/views/test-desk.ts'
import { ENDED_WITHOUT_REPORT } from '#app/domain/testing/test-order-lifecycle.ts'
import type { Database } from '#db/client.ts'
import { readLabs } from './lab-rows.ts'

type Row = Omit<OwnServiceCard, 'priceFen' | 'memberPriceFen'> & {
  readonly platformId: string
  readonly priceFen: bigint
  readonly memberPriceFen: bigint
}

/** What a firm's laboratories offer and have offered, platform by platform; retired services last. */
export async function listOwnServices({ sql }: Database, organisationId: string): Promise<DeskPlatform[]> {
  const labs = await readLabs(sql, organisationId)
  const rows = await sql<Row[]>`
    select s.id, s.platform_id as "platformId", s.name_zh as "nameZh", s.name_en as "nameEn", s.state,
      s.price_fen as "priceFen", s.member_price_fen as "memberPriceFen", s.turnaround_days as "turnaroundDays",
      array(select m ->> 'standard' from jsonb_array_elements(s.methods) m) as standards,
      (select count(*)::int from test_orders o where o.service_id = s.id
        and o.state not in ${sql(['draft', 'closed', ...ENDED_WITHOUT_REPORT])}) as running
    from test_services s join test_labs l using (platform_id)
    where l.organisation_id = ${organisationId} order by s.state, s.position, s.id`
  return labs.map((lab) => ({
    ...lab,
    services: rows
      .filter(({ platformId }) => platformId === lab.platformId)
      .map(({ platformId: _, priceFen, memberPriceFen, ...card }) => ({
        ...card,
        priceFen: Number(priceFen),
        memberPriceFen: Number(memberPriceFen),
      })),
  }))
}
