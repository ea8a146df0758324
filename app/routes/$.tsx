import { ErrorPage } from '#app/components/shell/error-page.tsx'
import type { PageHandle } from '#app/i18n/page-handle.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: [] }

/** Every address that no page has: said by the root's loader in the reader's language, with a way on. */
export function loader() {
  throw new Response(null, { status: 404 })
}

export default function NoSuchPage() {
  return <ErrorPage status={404} />
}
