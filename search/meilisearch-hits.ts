import type { MultiSearchResult } from 'meilisearch'
import type { SearchHit } from './engine.ts'
import { highlight } from './highlight.ts'
import { levelOfHit, type MeiliDocument } from './meilisearch-document.ts'

/** Characters that no listing contains stand around what matched. */
const OPEN = '\u0002'
const CLOSE = '\u0003'

export const highlightRequest = {
  attributesToHighlight: ['title', 'model', 'maker'],
  highlightPreTag: OPEN,
  highlightPostTag: CLOSE,
}

/** Hits as the port gives them: marked where Meilisearch matched and where the words of the field stand. */
export function presentMeiliHits(
  hits: MultiSearchResult<MeiliDocument>['hits'],
  marks: readonly string[],
  today: number,
): SearchHit[] {
  return hits.map((hit) => {
    const { title, model, maker } = hit
    const marked = (name: 'title' | 'model' | 'maker') =>
      highlight(hit[name], [...marks, ...matchedIn(hit._formatted?.[name])])
    return {
      id: hit.id,
      ...{ title, model, maker },
      category: hit.category,
      categoryNameZh: hit.categoryNameZh,
      categoryNameEn: hit.categoryNameEn,
      supplierId: hit.supplierId,
      supplier: hit.supplier,
      county: hit.county,
      isLocal: hit.isLocal,
      firstSet: levelOfHit(hit, today),
      energyGrade: hit.energyGrade,
      priceFen: hit.priceFen,
      leadTimeDays: hit.leadTimeDays,
      specs: hit.specs,
      highlights: { title: marked('title'), model: marked('model'), maker: marked('maker') },
    }
  })
}

function matchedIn(formatted: string | undefined): string[] {
  return (formatted ?? '')
    .split(OPEN)
    .slice(1)
    .map((part) => part.split(CLOSE)[0] ?? '')
}
