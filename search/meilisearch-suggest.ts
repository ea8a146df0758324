import type { Meilisearch } from 'meilisearch'
import type { Suggestion } from './engine.ts'
import { foldQuery, modelKey } from './fold.ts'
import type { Known } from './known.ts'
import type { MeiliDocument } from './meilisearch-document.ts'
import { NEVER } from './meilisearch-filters.ts'
import { suggestCategories, suggestSuppliers } from './suggest.ts'
import { squeeze } from './vocabulary.ts'

/** As the other engine suggests: categories by the words of the field, then suppliers and models that are public. */
export async function suggestFromMeilisearch(
  client: Meilisearch,
  indexUid: string,
  known: Known,
  text: string,
  limit: number,
): Promise<Suggestion[]> {
  const typed = squeeze(foldQuery(text)).slice(0, 40)
  const most = Math.min(20, Math.max(1, Math.trunc(limit) || 8))
  if (typed === '') return []
  const categories = suggestCategories(known.vocabulary, typed)
  const suppliers = suggestSuppliers(known.suppliers, typed)
  const key = modelKey(typed)
  const isModel = /^[a-z]*\d?[a-z0-9]*$/.test(key) && key.length >= 2
  const wanted = suppliers.map(({ id }) => `"${id}"`).join(', ')
  const { results } = await client.multiSearch<{ queries: [] }, MeiliDocument>({
    queries: [
      {
        indexUid,
        filter: suppliers.length === 0 ? NEVER : `supplierId IN [${wanted}]`,
        distinct: 'supplierId',
        attributesToRetrieve: ['supplierId'],
        limit: most,
      },
      {
        indexUid,
        q: key,
        filter: isModel ? [] : NEVER,
        attributesToSearchOn: ['model', 'strong'],
        attributesToRetrieve: ['id', 'model', 'title'],
        matchingStrategy: 'all',
        limit: most,
      },
    ] as unknown as [],
  })
  const listed = new Set(results[0]?.hits.map(({ supplierId }) => supplierId))
  const models = (results[1]?.hits ?? []).filter(({ model }) => modelKey(model).startsWith(key))
  return [
    ...categories,
    ...suppliers
      .filter(({ id }) => listed.has(id))
      .map(({ id, name }): Suggestion => ({ kind: 'supplier', value: id, text: name })),
    ...models.map(
      ({ id, model, title }): Suggestion => ({ kind: 'model', value: id, text: `${model} ${title}` }),
    ),
  ].slice(0, most)
}
