import type { ResourceFormView } from '#app/contracts/views/platform-desk.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'
import { qualificationCodes } from './load-platform-desk.ts'
import { postOn } from './platform-rows.ts'

interface Asked {
  /** A platform's address for new equipment, or the equipment that is changed. */
  readonly of: { readonly slug: string } | { readonly resourceId: string }
  readonly actor: PersonActor
  readonly idempotencyKey: string
}

type Known = NonNullable<ResourceFormView['resource']>
type KnownRow = Omit<Known, 'specs'> & {
  specs: Record<string, string | number | boolean>
  platformId: string
}

/** The form of equipment for whoever leads its platform; null for everybody else. */
export async function loadResourceForm(
  { sql }: Database,
  { of, actor, idempotencyKey }: Asked,
): Promise<ResourceFormView | null> {
  const known = 'resourceId' in of ? await findKnown(sql, of.resourceId) : null
  if ('resourceId' in of && !known) return null
  const [platform] = await sql<ResourceFormView['platform'][]>`
    select id, slug, name, name_en as "nameEn", member_discount_basis_points as "memberDiscountBasisPoints"
    from platforms where ${'slug' in of ? sql`slug = ${of.slug}` : sql`id = ${known?.platformId ?? ''}`}`
  if (!platform || !(await postOn(sql, platform.id, actor)).isLead) return null
  const equivalences = await sql<{ word: string }[]>`
    select distinct equivalence as word from resources
    where platform_id = ${platform.id} and equivalence is not null order by word`
  return {
    platform,
    resource: known && shown(known),
    codes: await qualificationCodes(sql, platform.id),
    equivalences: equivalences.map(({ word }) => word),
    idempotencyKey,
  }
}

async function findKnown(sql: Sql, resourceId: string): Promise<KnownRow | null> {
  const [row] = await sql<KnownRow[]>`
    select id, platform_id as "platformId", name, name_en as "nameEn", description, equivalence, location, specs,
      capacity, state = 'retired' as "isRetired", rules, photos
    from resources where id = ${resourceId}`
  return row ?? null
}

function shown({ platformId: _, specs, ...known }: KnownRow): Known {
  return {
    ...known,
    specs: Object.entries(specs).map(([name, value]) => ({ name, value: String(value) })),
  }
}
