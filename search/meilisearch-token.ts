import type { Meilisearch } from 'meilisearch'
import { generateTenantToken } from 'meilisearch/token'
import type { Clock } from '#app/domain/shared/clock.ts'
import { type MeiliSettings, openMeilisearch } from './meilisearch.ts'

/** What a browser needs to ask Meilisearch itself: it may search this index, and nothing else, for a while. */
export interface BrowserToken {
  readonly indexUid: string
  readonly token: string
  readonly expiresAt: Date
}

const LIVES_MS = 3_600_000
const KEY_NAME = 'hecai browsers'

/**
 * Gives out tenant tokens signed with a key that can only search. The key is made once and found again by its
 * name; the master key never signs. Nothing private is in the index, so the token's rule need not hide anything:
 * it names the index and ends.
 */
export function browserTokens(parts: {
  readonly clock: Clock
  readonly settings: MeiliSettings
}): () => Promise<BrowserToken> {
  const { clock, settings } = parts
  const client = openMeilisearch(settings, 5_000)
  let key: Promise<{ uid: string; key: string }> | null = null
  return async () => {
    key ??= searchKey(client, settings.indexUid).catch((fault) => {
      key = null
      throw fault
    })
    const { uid, key: apiKey } = await key
    const expiresAt = new Date(clock.now().getTime() + LIVES_MS)
    const token = await generateTenantToken({
      apiKey,
      apiKeyUid: uid,
      searchRules: { [settings.indexUid]: {} },
      expiresAt,
    })
    return { indexUid: settings.indexUid, token, expiresAt }
  }
}

async function searchKey(client: Meilisearch, indexUid: string): Promise<{ uid: string; key: string }> {
  const { results } = await client.getKeys({ limit: 100 })
  const known = results.find(({ name, indexes }) => name === KEY_NAME && indexes.includes(indexUid))
  return (
    known ??
    client.createKey({
      name: KEY_NAME,
      description: 'Searches the public catalogue from browsers; signs tenant tokens.',
      actions: ['search'],
      indexes: [indexUid],
      expiresAt: null,
    })
  )
}
