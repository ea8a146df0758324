import { Link } from '@remix-run/react'
import type { CategoriesView, CategoryCard } from '#app/contracts/views/catalogue.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { formatFenCompact } from '#app/i18n/format.ts'
import { clusterName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { SearchBox } from '../search/search-box.tsx'
import { Badge } from '../ui/badge.tsx'
import { PageHeader } from '../ui/page-header.tsx'

/** Every category, by cluster. */
export function CategoriesPage({ view }: { view: CategoriesView }) {
  const text = useText()
  return (
    <>
      <PageHeader title={text.catalogue.title} lead={text.catalogue.lead} />
      <SearchBox action={paths.search} text="" className="mb-8 max-w-2xl" />
      <div className="flex flex-col gap-8">
        {view.groups.map(({ cluster, categories }) => (
          <section key={cluster ?? 'shared'}>
            <h2 className="mb-3 text-xl font-semibold">
              {cluster ? clusterName(cluster, text) : text.catalogue.shared}
            </h2>
            <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
              {categories.map((category) => (
                <li key={category.slug} className="grid min-w-0">
                  <CategoryTile category={category} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

function CategoryTile({ category }: { category: CategoryCard }) {
  const text = useText()
  // Colloquial names are Chinese: they say nothing to a reader of English.
  const synonyms = text.locale === 'zh' ? category.synonyms.slice(0, 3) : []
  return (
    <article className="relative flex min-w-0 flex-col gap-1 rounded-card border border-line bg-surface p-4 shadow-card focus-within:border-accent hover:border-accent">
      <h3 className="font-semibold">
        <Link to={paths.category(category.slug)} className="after:absolute after:inset-0 after:rounded-card">
          {categoryName(category, text)}
        </Link>
      </h3>
      {synonyms.length > 0 && (
        <p className="text-sm text-ink-faint">
          {text.catalogue.alsoCalled} {synonyms.join('、')}
        </p>
      )}
      <p className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1 pt-2 text-sm text-ink-soft">
        <span>{text.catalogue.listings(category.listings)}</span>
        <span>{text.catalogue.referenceFrom(formatFenCompact(category.referencePriceFen, text.locale))}</span>
        {category.openPools > 0 && (
          <Badge tone="accent">{text.catalogue.openPools(category.openPools)}</Badge>
        )}
      </p>
    </article>
  )
}
