import type { Meilisearch } from 'meilisearch'
import type { Suggestion } from './engine.ts'
import { modelKey } from './fold.ts'
import type { Known } from './known.ts'
import type { MeiliDocument } from './meilisearch-document.ts'
import { NEVER } from './meilisearch-filters.ts'
import { readBegun } from './suggest.ts'

/** As the other engine suggests: categories by the words of the field, then suppliers and models that are public. */
export async function suggestFromMeilisearch(
  client: Meilisearch,
  indexUid: string,
  known: Known,
  text: string,
  limit: number,
): Promise<Suggestion[]> {
  const begun = readBegun(known, text, limit)
  if (begun === null) return []
  const { categories, suppliers, modelBegun, most } = begun
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
        q: modelBegun ?? '',
        filter: modelBegun === null ? NEVER : [],
        attributesToSearchOn: ['model', 'strong'],
        attributesToRetrieve: ['id', 'model', 'title'],
        matchingStrategy: 'all',
        limit: most,
      },
    ] as unknown as [],
  })
  const listed = new Set(results[0]?.hits.map(({ supplierId }) => supplierId))
  const models = (results[1]?.hits ?? []).filter(({ model }) => modelKey(model).startsWith(modelBegun ?? ''))
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
