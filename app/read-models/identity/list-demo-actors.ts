import type { DemoActor } from '#app/contracts/views/sign-in.ts'
import type { Database } from '#db/client.ts'

const MOST = 60

/** Whom one may be in a demonstration: the operator and bureaus, suppliers, then buyers by county. */
export async function listDemoActors({ sql }: Database): Promise<DemoActor[]> {
  const rows = await sql<DemoActor[]>`
    select u.id as "userId", u.display_name as name, o.name as "organisationName", o.county, o.capabilities, m.role
    from users u
    join memberships m on m.user_id = u.id
    join organisations o on o.id = m.organisation_id
    where o.verified_at is not null
    order by case
        when 'operator' = any (o.capabilities) then 0
        when 'supplier' = any (o.capabilities) then 2
        when 'chain_leader' = any (o.capabilities) then 3
        when 'buyer' = any (o.capabilities) then 1
        else 4 end, o.id, m.role, u.id
    limit ${MOST}`
  return [...rows]
}
