import { LEVEL_NUMBERS } from './column-filters.ts'
import type { SearchQuery } from './engine.ts'
import { type Implied, NO_DEMANDS, type Plan } from './plan.ts'
import { type Understanding, understandQuery } from './understand-query.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Fewer strict hits than this, and near misses are shown after them. */
export const ENOUGH = 5

/** One way of taking a query, and what follows if it finds more than those before. */
export interface Attempt {
  readonly meant: Understanding
  readonly plan: Omit<Plan, 'docs'>
  readonly isWidening: boolean
  /** Only when nothing at all was found before. */
  readonly isNear: boolean
  readonly isByModel: boolean
}

/**
 * The ways of taking a query, strict ones first. The same for every engine: they differ in how they look, not
 * in what they look for.
 */
export function* attemptsOf(vocabulary: Vocabulary, query: SearchQuery): Generator<Attempt> {
  const meant = understandQuery(vocabulary, query.text)
  const attempt = (from: Understanding, plan: Omit<Plan, 'docs'>, extra: Partial<Attempt> = {}): Attempt => ({
    meant: from,
    plan,
    isWidening: true,
    isNear: false,
    isByModel: false,
    ...extra,
  })
  const implied = impliedBy(vocabulary, meant)
  yield attempt(
    meant,
    { required: meant.groups, optional: [], implied, softened: null },
    { isWidening: false },
  )
  if (meant.modelKeys.length > 0 && meant.categories.length === 0) {
    yield attempt(
      meant,
      { required: [], optional: [], implied: NO_DEMANDS, softened: null },
      { isByModel: true, isNear: true },
    )
  }
  const lenient = understandQuery(vocabulary, query.text, true)
  yield attempt(
    lenient,
    { required: lenient.groups, optional: [], implied, softened: null },
    { isNear: true },
  )
  // Of two kinds of machine the last one is the noun: a CNC 裁床 is no machining centre.
  const kinds = lenient.groups.filter(({ isCategory }) => isCategory)
  const categories = kinds.slice(-1)
  const others = lenient.groups.filter((group) => !categories.includes(group))
  if (others.length > 0)
    yield attempt(lenient, { required: categories, optional: others, implied, softened: null })
  yield attempt(lenient, { required: categories, optional: others, implied: NO_DEMANDS, softened: implied })
}

/** Nothing was typed that says anything, and yet something was typed: then nothing is found, not everything. */
export function saysNothing({ text }: SearchQuery, { groups, figures, folded }: Understanding): boolean {
  const says =
    groups.length > 0 ||
    figures.ranges.length > 0 ||
    figures.firstSet.length > 0 ||
    figures.energyGrade.length > 0 ||
    figures.isLocal ||
    figures.priceFen !== null ||
    figures.leadTimeDays !== null
  return !says && (folded !== '' || text.trim() !== '')
}

function impliedBy(vocabulary: Vocabulary, { figures, categories }: Understanding): Implied {
  const slugs = categories.length > 0 ? categories : [...vocabulary.categories.keys()]
  return {
    priceFen: figures.priceFen,
    leadTimeDays: figures.leadTimeDays,
    levels: figures.firstSet.map((level) => LEVEL_NUMBERS[level]),
    energyGrade: figures.energyGrade,
    isLocal: figures.isLocal,
    figures: figures.ranges.slice(0, 4).map((range) => ({
      range,
      keys: slugs.flatMap((category) =>
        (vocabulary.categories.get(category)?.specSchema ?? [])
          .filter((field) => field.type === 'number' && hasUnit(field.key, field.unit, range.unit))
          .map(({ key }) => ({ category, key })),
      ),
    })),
  }
}

/** `M` is not a unit of a data sheet: M12 and above asks for the largest thread. */
function hasUnit(key: string, unit: string, wanted: string): boolean {
  return wanted === 'M' ? key === 'maxThreadMm' : unit === wanted
}
