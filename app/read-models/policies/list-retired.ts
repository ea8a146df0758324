import type { RetireDeskView } from '#app/contracts/views/policies.ts'
import type { Database } from '#db/client.ts'

/** The whole retire catalogue as a bureau keeps it: what is withdrawn too, and how many firms say they run each. */
export async function listRetired({ sql }: Database, idempotencyKey: string): Promise<RetireDeskView> {
  const entries = await sql<RetireDeskView['entries']>`
    select r.key, r.name_zh as "nameZh", r.name_en as "nameEn", r.reason_zh as "reasonZh", r.reason_en as "reasonEn", r.state,
      r.listed_on::text as "listedOn", r.withdrawn_on::text as "withdrawnOn", c.name_zh as "categoryZh",
      c.name_en as "categoryEn",
      (select count(*)::int from organisations o where r.name_zh = any (o.equipment_in_use)) as firms,
      (select t.reason from audit_trail t where t.machine = 'retire_entry' and t.subject_id = r.key
        and t.event = 'withdraw' and r.state = 'withdrawn' order by t.id desc limit 1) as "withdrawnWhy"
    from retire_catalogue r left join categories c on c.slug = r.category_slug
    order by r.state, r.listed_on desc, r.name_zh`
  const categories = await sql<RetireDeskView['categories']>`
    select slug, name_zh as "nameZh", name_en as "nameEn" from categories order by position, slug`
  return { entries: [...entries], categories: [...categories], idempotencyKey }
}
