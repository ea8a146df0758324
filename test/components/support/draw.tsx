import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { ReactElement } from 'react'
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js'
import type { Locale } from '#app/contracts/views/shell.ts'
import { LocaleContext } from '#app/i18n/text.ts'

/** The HTML of an element as the server draws it, inside a router, without a database or a browser. */
export async function draw(element: ReactElement, locale: Locale = 'zh', path = '/'): Promise<string> {
  const routes = [
    { path: '*', element: <LocaleContext.Provider value={locale}>{element}</LocaleContext.Provider> },
  ]
  const handler = createStaticHandler(routes)
  const context = await handler.query(new Request(`http://hecai.test${path}`))
  if (context instanceof Response) throw new Error('the router answered without drawing')
  const whole = (
    <StaticRouterProvider router={createStaticRouter(routes, context)} context={context} hydrate={false} />
  )
  await fetchParts(whole)
  return renderToStaticMarkup(whole)
}

/** Draws once for nobody, so that the parts that come apart are there. */
async function fetchParts(element: ReactElement): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, next) => next() })
  const drawing = renderToPipeableStream(element, {
    onAllReady: () => drawing.pipe(nowhere),
    onShellError: (error) => nowhere.destroy(error as Error),
  })
  await finished(nowhere)
}
