import { type ComponentType, createContext, useContext } from 'react'
import type { Locale } from '#app/contracts/views/shell.ts'
import { LocaleContext } from '#app/i18n/text.ts'

/** Gives what a part looks like with these props in this language, to the character. */
export type Draw = <Props extends object>(Part: ComponentType<Props>, props: Props, locale: Locale) => string

/** The server's drawings that it keeps; a browser has none. */
export const DrawingContext = createContext<Draw | null>(null)

/**
 * A part that looks as its props and the reader's language say, and nothing else: a list of offers, a picture. The
 * server draws it once for all readers who see the same; a browser takes it over like any other. Its props are plain
 * figures and words, and it holds no link and no field, which would ask where they stand.
 */
export function drawnOnce<Props extends object>(Part: ComponentType<Props>): ComponentType<Props> {
  return (props) => {
    const draw = useContext(DrawingContext)
    const locale = useContext(LocaleContext)
    if (draw === null)
      return (
        <div>
          <Part {...props} />
        </div>
      )
    const asKept = { __html: draw(Part, props, locale) }
    // biome-ignore lint/security/noDangerouslySetInnerHtml: React itself has drawn it, and escaped what people typed
    return <div dangerouslySetInnerHTML={asKept} />
  }
}
