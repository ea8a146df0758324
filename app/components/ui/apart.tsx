import { type ComponentType, lazy, Suspense } from 'react'
import { bringWords, type WordPart } from '#app/i18n/bring-words.ts'

/**
 * A part of a page whose script, and words where the page has not got them, come only to readers who see it. The
 * server draws it like any other; only in a browser it may be a moment late. Draw it only where it shows something.
 */
export function apart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  words: readonly WordPart[] = [],
): ComponentType<Props> {
  const Late = lazy(async () => {
    const [component] = await Promise.all([load(), bringWords(words)])
    return { default: component as ComponentType<object> }
  })
  return (props) => (
    <Suspense fallback={null}>
      <Late {...props} />
    </Suspense>
  )
}
