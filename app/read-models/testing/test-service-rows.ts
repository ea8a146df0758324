import type { TestServiceView } from '#app/contracts/views/testing.ts'
import { dayInShanghai } from '#app/domain/shared/clock.ts'
import { marksOf, type TestMethod } from '#app/domain/testing/method.ts'
import type { Sql } from '#db/client.ts'

export interface ServiceRow {
  readonly id: string
  readonly platformId: string
  readonly platformSlug: string
  readonly platformName: string
  readonly platformNameEn: string | null
  readonly county: string
  readonly labName: string
  readonly labAddress: string
  readonly nameZh: string
  readonly nameEn: string
  readonly summaryZh: string
  readonly summaryEn: string
  readonly sampleNeedZh: string
  readonly sampleNeedEn: string
  readonly methods: TestMethod[]
  readonly priceFen: bigint
  readonly memberPriceFen: bigint
  readonly isMember: boolean
  readonly turnaroundDays: number
  readonly location: string
  readonly photos: string[]
  readonly leaderId: string
  readonly cmaUntil: string | null
  readonly cnasUntil: string | null
  readonly closed: { at: string; reason: string } | null
}

/** Services on offer, one by its id also on a closed platform, as a firm sees them: the leader and the chain's members pay the members' price. */
export async function readServices(
  sql: Sql,
  organisationId: string | null,
  only: { readonly serviceId?: string; readonly platformSlug?: string } = {},
): Promise<ServiceRow[]> {
  const rows = await sql<ServiceRow[]>`
    select s.id, p.id as "platformId", p.slug as "platformSlug", p.name as "platformName",
      p.name_en as "platformNameEn", p.leader_id as "leaderId", s.photos,
      coalesce(nullif(s.location, ''), l.address) as location, p.county, l.name as "labName", l.address as "labAddress",
      s.name_zh as "nameZh", s.name_en as "nameEn", s.summary_zh as "summaryZh", s.summary_en as "summaryEn",
      s.sample_need_zh as "sampleNeedZh", s.sample_need_en as "sampleNeedEn", s.methods,
      s.price_fen as "priceFen", s.member_price_fen as "memberPriceFen",
      s.turnaround_days as "turnaroundDays",
      case when p.state = 'closed' then jsonb_build_object('at', p.closed_at, 'reason', p.closed_reason) end as closed, l.cma_until::text as "cmaUntil", l.cnas_until::text as "cnasUntil",
      coalesce(p.leader_id = ${organisationId} or exists (
        select 1 from platform_members m where m.platform_id = p.id and m.organisation_id = ${organisationId}
          and m.state = 'active' and m.class = 'chain'), false) as "isMember"
    from test_services s join test_labs l using (platform_id) join platforms p on p.id = s.platform_id
    where s.state = 'offered' and (p.state = 'open' or ${only.serviceId ?? null}::text is not null)
      and (${only.serviceId ?? null}::text is null or s.id = ${only.serviceId ?? null})
      and (${only.platformSlug ?? null}::text is null or p.slug = ${only.platformSlug ?? null})
    order by p.name, s.position, s.id`
  return [...rows]
}

export function serviceView(row: ServiceRow, now: Date): TestServiceView {
  const { priceFen, memberPriceFen, isMember, cmaUntil, cnasUntil, ...shown } = row
  const {
    platformName: _,
    platformNameEn: __,
    county: ___,
    labAddress: ____,
    leaderId: _____,
    closed: ______,
    ...view
  } = shown
  const accreditation = {
    CMA: cmaUntil === null ? null : { until: cmaUntil },
    CNAS: cnasUntil === null ? null : { until: cnasUntil },
  }
  return {
    ...view,
    marks: marksOf(row.methods, accreditation, dayInShanghai(now)),
    priceFen: Number(priceFen),
    memberPriceFen: Number(memberPriceFen),
    ownPriceFen: Number(isMember ? memberPriceFen : priceFen),
  }
}
