import type { Settings } from 'meilisearch'
import { FIELD_WORDS } from './field-words.ts'
import { foldText } from './fold.ts'
import { type KnownCategory, namesOf } from './vocabulary.ts'

/** More hits than this are not counted one by one. */
export const COUNTED_AT_MOST = 200_000

/**
 * The settings of the Meilisearch index: Chinese by the words of the field, what a category is called as
 * synonyms of each other, everything that is filtered by as a typed attribute, and the ranking: the order
 * that was asked for, then the words, then levels and quality, at last the id so that pages are stable.
 */
export function indexSettings(categories: readonly KnownCategory[]): Settings {
  return {
    searchableAttributes: [
      'title',
      'model',
      'strong',
      'categoryNameZh',
      'categoryNameEn',
      'maker',
      'supplier',
      'weak',
    ],
    displayedAttributes: [
      ...['id', 'stamp', 'title', 'model', 'maker', 'supplier', 'supplierId', 'category', 'categoryNameZh'],
      ...['categoryNameEn', 'county', 'isLocal', 'energyGrade', 'priceFen', 'leadTimeDays', 'specs'],
      ...['internationalUntil', 'nationalUntil', 'provincialUntil'],
    ],
    filterableAttributes: [
      {
        attributePatterns: [
          'category',
          'cluster',
          'county',
          'supplierId',
          'priceBand',
          'leadBand',
          'isLocal',
          'energyGrade',
        ],
        features: { facetSearch: false, filter: { equality: true, comparison: false } },
      },
      {
        attributePatterns: [
          'priceFen',
          'leadTimeDays',
          'internationalUntil',
          'nationalUntil',
          'provincialUntil',
        ],
        features: { facetSearch: false, filter: { equality: true, comparison: true } },
      },
      {
        attributePatterns: ['specs.*'],
        features: { facetSearch: false, filter: { equality: true, comparison: true } },
      },
      {
        attributePatterns: ['id'],
        features: { facetSearch: false, filter: { equality: true, comparison: false } },
      },
    ],
    sortableAttributes: ['priceFen', 'leadTimeDays', 'levelRank'],
    rankingRules: [
      ...['sort', 'words', 'typo', 'attribute', 'proximity', 'exactness'],
      ...['levelRank:desc', 'quality:desc', 'id:asc'],
    ],
    localizedAttributes: [{ attributePatterns: ['*'], locales: ['cmn', 'eng'] }],
    dictionary: dictionaryOf(categories),
    synonyms: synonymsOf(categories),
    typoTolerance: {
      enabled: true,
      disableOnNumbers: true,
      minWordSizeForTypos: { oneTypo: 4, twoTypos: 9 },
    },
    faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: COUNTED_AT_MOST },
    searchCutoffMs: 500,
    proximityPrecision: 'byAttribute',
    facetSearch: false,
  }
}

function dictionaryOf(categories: readonly KnownCategory[]): string[] {
  const names = categories.flatMap(namesOf).map(foldText)
  return [...new Set([...FIELD_WORDS, ...names])].filter((word) => /^\p{Script=Han}+$/u.test(word)).sort()
}

/** Everything that one category is called stands for the rest; a name that two share stands for both. */
function synonymsOf(categories: readonly KnownCategory[]): Record<string, string[]> {
  const synonyms = new Map<string, Set<string>>()
  for (const category of categories) {
    const names = [...new Set(namesOf(category).map(foldText))]
    for (const name of names) {
      const others = synonyms.get(name) ?? new Set<string>()
      for (const other of names) if (other !== name) others.add(other)
      synonyms.set(name, others)
    }
  }
  return Object.fromEntries([...synonyms].map(([name, others]) => [name, [...others].sort()]))
}
