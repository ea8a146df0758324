import { hash } from '@node-rs/argon2'
import { testAccount } from '#app/domain/escrow/test-accounts.ts'
import { creditCodeWithCheckDigit } from '#app/domain/identity/credit-code.ts'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import type { Database } from '#db/client.ts'
import { insertCategories } from '#db/seed/catalogue.ts'
import { buildCategories } from '#db/seed/catalogue-categories.ts'
import type { Story, StoryOrganisation } from './story-file.ts'

export const STORY_PASSWORD = 'a story has no secrets'

export const OPERATOR: StoryOrganisation = {
  id: 'operator',
  name: '平台运营',
  county: '330402',
  capabilities: ['operator'],
  bankAccount: 'normal',
}

/** A clock that stands until the story moves it. */
export interface StoryClock extends Clock {
  set(instant: Date): void
}

export function storyClock(start: Date): StoryClock {
  let now = start
  return {
    now: () => now,
    set(instant) {
      now = instant
    },
  }
}

/** Identities of the house, but for an offer, which is called what the story calls it. */
export interface StoryIds extends Ids {
  nameNextOffer(name: string | null): void
}

export function storyIds(source: Ids): StoryIds {
  let offerName: string | null = null
  return {
    nameNextOffer(name) {
      offerName = name
    },
    next: (prefix) => (prefix === 'off' && offerName !== null ? offerName : source.next(prefix)),
  }
}

/** What the operator asks of the house to open the pool of a story. */
export function poolRequest(pool: Story['pool']): Readonly<Record<string, unknown>> {
  return { title: `${pool.cluster} ${pool.category}`.slice(0, 80), ...pool }
}

export function listingOf(organisation: { readonly id: string }): string {
  return `listing:${organisation.id}`
}

/** Puts the firms on the stage: each with one sign-in, suppliers with a published listing of the pool's category. */
export async function setStage(database: Database, story: Story): Promise<void> {
  const { sql } = database
  const now = new Date(story.start)
  const passwordHash = await hash(STORY_PASSWORD)
  await insertCategories(sql, buildCategories())
  for (const [index, organisation] of [OPERATOR, ...story.organisations].entries()) {
    const { id, name, county, capabilities, bankAccount } = organisation
    const region = /^\d{6}$/.test(county) ? county : '330400'
    const code = creditCodeWithCheckDigit(`91${region}${String(index).padStart(9, '0')}`)
    await sql`
      insert into organisations (id, name, credit_code, county, capabilities, bank_account, verified_at, created_at)
      values (${id}, ${name}, ${code}, ${county}, ${[...capabilities]}, ${testAccount(index, bankAccount)}, ${now}, ${now})`
    await sql`
      insert into users (id, login, display_name, password_hash, created_at)
      values (${`user:${id}`}, ${id}, ${name}, ${passwordHash}, ${now})`
    await sql`
      insert into memberships (user_id, organisation_id, role) values (${`user:${id}`}, ${id}, 'owner')`
    if (capabilities.includes('supplier')) await publishListing(database, story, organisation, now)
  }
}

async function publishListing(
  { sql }: Database,
  { pool }: Story,
  supplier: StoryOrganisation,
  now: Date,
): Promise<void> {
  const id = listingOf(supplier)
  const known = await sql`select reference_price_fen from categories where slug = ${pool.category}`
  if (known.length === 0) return
  await sql`
    insert into listings (id, supplier_id, category_slug, title, model, maker, county, specs, price_fen,
      lead_time_days, warranty_months, state, updated_at)
    select ${id}, ${supplier.id}, slug, name_zh, 'STORY-1', ${supplier.name}, ${supplier.county}, '{}'::jsonb,
      reference_price_fen, 60, 12, 'draft', ${now}
    from categories where slug = ${pool.category}`
  await sql`update listings set state = 'submitted' where id = ${id}`
  await sql`update listings set state = 'published', published_at = ${now} where id = ${id}`
}
