import type { EngagementState } from '#app/domain/directory/engagement-lifecycle.ts'
import type { ProviderContent, ProviderKind } from '#app/domain/directory/provider-kind.ts'
import type { RatingState } from '#app/domain/directory/rating-lifecycle.ts'
import type { Tx } from '../transaction.ts'

/** The version of a provider's profile under its row's lock; null when it has none yet. */
export async function lockProfile(tx: Tx, organisationId: string): Promise<number | null> {
  // The firm's row first: two first profiles of one firm wait for each other there.
  await tx.sql`select 1 from organisations where id = ${organisationId} for update`
  const rows = await tx.sql<{ version: number }[]>`
    select version from provider_profiles where organisation_id = ${organisationId} for update`
  return rows[0]?.version ?? null
}

export async function writeProfile(
  tx: Tx,
  now: Date,
  organisationId: string,
  profile: ProviderContent,
): Promise<void> {
  await tx.sql`
    insert into provider_profiles (organisation_id, kinds, summary_zh, summary_en, offers, counties, is_listed,
      created_at, updated_at)
    values (${organisationId}, ${[...profile.kinds]}::text[], ${profile.summaryZh}, ${profile.summaryEn},
      ${profile.offers}, ${[...profile.counties]}::text[], ${profile.isListed}, ${now}, ${now})
    on conflict (organisation_id) do update set kinds = excluded.kinds, summary_zh = excluded.summary_zh,
      summary_en = excluded.summary_en, offers = excluded.offers, counties = excluded.counties,
      is_listed = excluded.is_listed, version = provider_profiles.version + 1, updated_at = ${now}`
}

/** The kinds of a provider that anybody may ask; null when it is not in the directory. */
export async function kindsOfListed(tx: Tx, providerId: string): Promise<readonly ProviderKind[] | null> {
  const rows = await tx.sql<{ kinds: ProviderKind[] }[]>`
    select p.kinds from provider_profiles p join organisations o on o.id = p.organisation_id
    where p.organisation_id = ${providerId} and p.is_listed and o.verified_at is not null
      and 'provider' = any (o.capabilities)
    for share of p`
  return rows[0]?.kinds ?? null
}

export interface NewEngagement {
  readonly id: string
  readonly providerId: string
  readonly clientId: string
  readonly kind: ProviderKind
  readonly subject: string
}

/** Writes a request; false when the two firms have a living dealing already. */
export async function insertEngagement(tx: Tx, now: Date, asked: NewEngagement): Promise<boolean> {
  const rows = await tx.sql`
    insert into engagements (id, provider_id, client_id, kind, subject, state, created_at, updated_at)
    values (${asked.id}, ${asked.providerId}, ${asked.clientId}, ${asked.kind}, ${asked.subject}, 'requested',
      ${now}, ${now})
    on conflict (provider_id, client_id) where state in ('requested', 'agreed', 'delivered') do nothing
    returning 1`
  return rows.length === 1
}

export interface EngagementRow {
  readonly id: string
  readonly providerId: string
  readonly clientId: string
  readonly state: EngagementState
}

export async function lockEngagement(tx: Tx, id: string): Promise<EngagementRow | null> {
  const rows = await tx.sql<EngagementRow[]>`
    select id, provider_id as "providerId", client_id as "clientId", state from engagements
    where id = ${id} for update`
  return rows[0] ?? null
}

/** Notes when a dealing moved, and why where that was said. */
export async function markEngagement(tx: Tx, now: Date, id: string, reason: string | null): Promise<void> {
  await tx.sql`update engagements set reason = ${reason}, updated_at = ${now} where id = ${id}`
}

export interface RatingRow {
  readonly id: string
  readonly providerId: string
  readonly clientId: string
  readonly state: RatingState
  readonly ratedAt: Date
}

/** A rating under its row's lock, by itself or by its dealing; null when there is none. */
export async function lockRating(
  tx: Tx,
  by: { readonly id: string } | { readonly engagementId: string },
): Promise<RatingRow | null> {
  const is = 'id' in by ? tx.sql`id = ${by.id}` : tx.sql`engagement_id = ${by.engagementId}`
  const rows = await tx.sql<RatingRow[]>`
    select id, provider_id as "providerId", client_id as "clientId", state, rated_at as "ratedAt"
    from provider_ratings where ${is} for update`
  return rows[0] ?? null
}

export interface Rated {
  readonly stars: number
  readonly comment: string
}

export async function insertRating(
  tx: Tx,
  now: Date,
  id: string,
  engagement: EngagementRow,
  { stars, comment }: Rated,
): Promise<void> {
  await tx.sql`
    insert into provider_ratings (id, engagement_id, provider_id, client_id, stars, comment, state, rated_at)
    values (${id}, ${engagement.id}, ${engagement.providerId}, ${engagement.clientId}, ${stars}, ${comment},
      'visible', ${now})`
}

export async function changeRating(tx: Tx, now: Date, id: string, { stars, comment }: Rated): Promise<void> {
  await tx.sql`
    update provider_ratings set stars = ${stars}, comment = ${comment}, changed_at = ${now} where id = ${id}`
}

export async function writeReply(tx: Tx, now: Date, id: string, reply: string): Promise<void> {
  await tx.sql`update provider_ratings set reply = ${reply}, replied_at = ${now} where id = ${id}`
}

/** State and reason are one fact to the table: they are written together. */
export async function hideRating(
  tx: Tx,
  id: string,
  state: RatingState,
  reason: string | null,
): Promise<void> {
  await tx.sql`update provider_ratings set state = ${state}, hidden_reason = ${reason} where id = ${id}`
}
