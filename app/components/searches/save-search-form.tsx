import { Form } from '@remix-run/react'
import { searchParamsOf } from '#app/contracts/search.ts'
import type { SearchView } from '#app/contracts/views/catalogue.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { ReaderMark } from '../reader-mark.tsx'
import { Button } from '../ui/button.tsx'

/** Keeps the search that is shown, named by its words, to be told of what it finds from now on. */
export function SaveSearchForm({ view }: { view: SearchView }) {
  const text = useText()
  const { words, category } = view
  const isWhole = view.path === paths.search
  const asked = isWhole || !category ? words : { ...words, category: [category.slug] }
  const query = searchParamsOf({ ...asked, page: 1 }).toString()
  if (query === '') return null
  const name = words.text || (category ? categoryName(category, text) : text.catalogue.searchTitle)
  return (
    <Form method="post" action={paths.savedSearches}>
      <input type="hidden" name="intent" value="saveSearch" />
      <ReaderMark />
      <input type="hidden" name="name" value={name.slice(0, 80)} />
      <input type="hidden" name="query" value={query} />
      <Button type="submit" icon="bell">
        {text.catalogue.saveSearch}
      </Button>
    </Form>
  )
}
