import type { OwnProviderView, ProviderPageView, RatingView } from '#app/contracts/views/directory.ts'
import { type EngagementState, LIVING_ENGAGEMENTS } from '#app/domain/directory/engagement-lifecycle.ts'
import type { ProviderKind } from '#app/domain/directory/provider-kind.ts'
import type { RatingState } from '#app/domain/directory/rating-lifecycle.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'
import { providerCard, readProviders, spreadOf } from './provider-rows.ts'

const MOST_RATINGS = 200

interface Asked {
  readonly actor: PersonActor | null
  readonly idempotencyKey: string
}

/** A provider's page; null for one that is not in the directory, unless it is the reader's own. */
export async function loadProvider(
  { sql }: Database,
  providerId: string,
  { actor, idempotencyKey }: Asked,
): Promise<ProviderPageView | null> {
  const [row] = await readProviders(sql, { ids: [providerId] })
  const isOwn = actor?.organisationId === providerId
  const canModerate = actor !== null && isPermitted(actor, 'rating.moderate')
  if (!row || !(row.isListed || isOwn || canModerate)) return null
  const [ratings, living] = await Promise.all([
    readRatings(sql, providerId, { isOwn, canModerate, firm: actor?.organisationId ?? null }),
    livingBetween(sql, providerId, actor?.organisationId ?? null),
  ])
  const { offers, counties, isListed } = row
  const may = (permission: Parameters<typeof isPermitted>[1]) =>
    actor !== null && isPermitted(actor, permission)
  return {
    provider: { ...providerCard(row), offers: linesOf(offers), counties, isListed },
    spread: spreadOf(row),
    ratings,
    can: {
      ask: may('engagement.ask') && !isOwn && living === null && isListed,
      reply: isOwn && may('engagement.answer'),
      moderate: canModerate,
      edit: isOwn && may('provider.edit'),
    },
    isSignedIn: actor !== null,
    living,
    idempotencyKey,
  }
}

const linesOf = (typed: string) =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

interface RatingRow {
  readonly id: string
  readonly stars: number
  readonly comment: string
  readonly reply: string | null
  readonly state: RatingState
  readonly hiddenReason: string | null
  readonly clientId: string
  readonly clientName: string
  readonly clientCounty: string
  readonly kind: ProviderKind
  readonly ratedAt: Date
  readonly isChanged: boolean
}

interface Reader {
  readonly isOwn: boolean
  readonly canModerate: boolean
  readonly firm: string | null
}

/** What was hidden is gone for the public; its two firms and the operator see that it was, and why. */
async function readRatings(sql: Sql, providerId: string, reader: Reader): Promise<RatingView[]> {
  const sees = reader.isOwn || reader.canModerate
  const rows = await sql<RatingRow[]>`
    select r.id, r.stars, r.comment, r.reply, r.state, r.hidden_reason as "hiddenReason", r.client_id as "clientId",
      o.name as "clientName", o.county as "clientCounty", e.kind, r.rated_at as "ratedAt",
      r.changed_at is not null as "isChanged"
    from provider_ratings r join engagements e on e.id = r.engagement_id join organisations o on o.id = r.client_id
    where r.provider_id = ${providerId} and (r.state = 'visible' or ${sees} or r.client_id = ${reader.firm})
    order by r.rated_at desc, r.id desc limit ${MOST_RATINGS}`
  return rows.map(({ clientId, clientName, ratedAt, ...rating }) => ({
    ...rating,
    clientName: sees || clientId === reader.firm ? clientName : null,
    ratedAt: ratedAt.toISOString(),
  }))
}

async function livingBetween(
  sql: Sql,
  providerId: string,
  clientId: string | null,
): Promise<EngagementState | null> {
  const rows = await sql<{ state: EngagementState }[]>`
    select state from engagements where provider_id = ${providerId} and client_id = ${clientId}
      and state in ${sql([...LIVING_ENGAGEMENTS])}`
  return rows[0]?.state ?? null
}

/** The form of a provider's own page. */
export async function loadOwnProvider(
  { sql }: Database,
  actor: PersonActor,
  idempotencyKey: string,
): Promise<OwnProviderView> {
  const [profile] = await sql<NonNullable<OwnProviderView['profile']>[]>`
    select kinds, summary_zh as "summaryZh", summary_en as "summaryEn", offers, counties,
      is_listed as "isListed", version
    from provider_profiles where organisation_id = ${actor.organisationId}`
  const [firm] = await sql<{ isVerified: boolean }[]>`
    select verified_at is not null as "isVerified" from organisations where id = ${actor.organisationId}`
  return {
    profile: profile ?? null,
    providerId: actor.organisationId,
    county: actor.county,
    isVerified: firm?.isVerified ?? false,
    idempotencyKey,
  }
}
