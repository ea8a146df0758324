import type { Category } from '#app/domain/catalogue/category.ts'
import { FASTENER_CATEGORIES } from './catalogue-fasteners.ts'
import { LUGGAGE_CATEGORIES } from './catalogue-luggage.ts'
import { SHARED_MACHINE_CATEGORIES } from './catalogue-shared.ts'
import { SHARED_SYSTEM_CATEGORIES } from './catalogue-shared-systems.ts'
import { SOCK_CATEGORIES } from './catalogue-socks.ts'
import type { CategorySeed } from './catalogue-spec-words.ts'

export const CATEGORY_SEEDS: readonly CategorySeed[] = [
  ...FASTENER_CATEGORIES,
  ...LUGGAGE_CATEGORIES,
  ...SOCK_CATEGORIES,
  ...SHARED_MACHINE_CATEGORIES,
  ...SHARED_SYSTEM_CATEGORIES,
]

/** Every category of DOMAIN 4 in the order of the plan: the three clusters, then what all share. */
export function buildCategories(): Category[] {
  return CATEGORY_SEEDS.map((seed, index) => ({
    slug: seed.slug,
    nameZh: seed.nameZh,
    nameEn: seed.nameEn,
    cluster: seed.cluster,
    specSchema: seed.specs,
    synonyms: seed.synonyms,
    referencePriceFen: BigInt(seed.referenceYuan) * 100n,
    position: index + 1,
  }))
}
