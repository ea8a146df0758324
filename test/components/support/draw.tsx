import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
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
  return renderToStaticMarkup(
    <StaticRouterProvider router={createStaticRouter(routes, context)} context={context} hydrate={false} />,
  )
}
