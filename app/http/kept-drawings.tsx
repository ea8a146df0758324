import type { ComponentType } from 'react'
import { renderToString } from 'react-dom/server'
import type { Draw } from '#app/components/ui/drawn-once.tsx'
import { LocaleContext } from '#app/i18n/text.ts'

/** Of each part. A drawing is some kilobytes, and the words it was drawn from are its key. */
const MOST_DRAWINGS = 200

const kept = new WeakMap<object, Map<string, string>>()

/**
 * What was drawn of the same words is not drawn again. All that a drawing shows stands in its key, so nobody is sent
 * one that says more than what was read for him.
 */
export const drawKept: Draw = (Part, props, locale) => {
  const drawings = kept.get(Part) ?? new Map<string, string>()
  kept.set(Part, drawings)
  const key = `${locale} ${JSON.stringify(props)}`
  const html = drawings.get(key) ?? draw(Part, props, locale)
  // The one that nobody has asked for the longest goes first.
  drawings.delete(key)
  drawings.set(key, html)
  const oldest = drawings.keys().next().value
  if (drawings.size > MOST_DRAWINGS && oldest !== undefined) drawings.delete(oldest)
  return html
}

function draw<Props extends object>(Part: ComponentType<Props>, props: Props, locale: 'zh' | 'en'): string {
  return renderToString(
    <LocaleContext.Provider value={locale}>
      <Part {...props} />
    </LocaleContext.Provider>,
  )
}
