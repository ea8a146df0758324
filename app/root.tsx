import type { AppLoadContext, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { EarlyPresses } from './components/shell/early-presses.tsx'
import { ErrorPage, UNREACHED } from './components/shell/error-page.tsx'
import { Shell } from './components/shell/shell.tsx'
import { usePageWords } from './components/shell/use-page-words.ts'
import type { ShellView } from './contracts/views/shell.ts'
import { headersOfRefusal } from './http/look-ups.ts'
import { useNonce } from './http/nonce.ts'
import { currentReader } from './http/session.ts'
import { localeOf, type ThemeChoice, themeOf, tourFor, tourOf } from './i18n/preferences.ts'
import { LocaleContext, textFor } from './i18n/text.ts'
import { countUnread } from './read-models/notices/count-unread.ts'
import stylesheet from './styles/app.css?url'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'icon', href: '/favicon.ico', sizes: '32x32' },
  { rel: 'apple-touch-icon', href: '/icon-180.png' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
]

/** Remix asks the route that draws a refusal, and that is this one. */
export const headers = headersOfRefusal

export interface RootLoaded {
  shell: ShellView
  theme: ThemeChoice
}

export async function loader({ request, context }: LoaderFunctionArgs): Promise<RootLoaded> {
  return { shell: await shellOf(request, context), theme: themeOf(request) }
}

/** Who reads, in which language, and whether this is a demonstration. */
async function shellOf(request: Request, context: AppLoadContext): Promise<ShellView> {
  const locale = localeOf(request)
  const reader = await currentReader(request, context)
  const viewer = reader ? { ...reader.viewer, locale } : null
  const unread = reader ? await countUnread(context.database, reader.actor) : 0
  const tour = context.demo ? tourFor(tourOf(request), viewer !== null) : null
  return { locale, viewer, isDemo: context.demo, tour, unread, origin: new URL(request.url).origin }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const text = textFor(data?.shell.locale ?? 'zh')
  const title = `${text.common.productName} · ${text.common.productTagline}`
  return [
    { title },
    { name: 'description', content: text.common.productDescription },
    { property: 'og:title', content: title },
    { property: 'og:description', content: text.common.productDescription },
    { property: 'og:type', content: 'website' },
    { property: 'og:site_name', content: text.common.productName },
    { property: 'og:image', content: `${data?.shell.origin ?? ''}/share.png` },
  ]
}

export function Layout({ children }: { children: ReactNode }) {
  const loaded = useRouteLoaderData<typeof loader>('root')
  const locale = loaded?.shell.locale ?? 'zh'
  const theme = loaded?.theme ?? 'system'
  const nonce = useNonce()
  const words = usePageWords(!loaded?.shell.viewer)
  return (
    <html
      lang={locale === 'zh' ? 'zh-CN' : 'en'}
      data-theme={theme === 'system' ? undefined : theme}
      data-words={words}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#17603f" />
        <EarlyPresses nonce={nonce} />
        <Meta />
        <Links />
      </head>
      <body>
        <LocaleContext.Provider value={locale}>
          <Shell shell={loaded?.shell ?? STRANGER} theme={theme}>
            {children}
          </Shell>
        </LocaleContext.Provider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

/** When even the root's loader failed: nobody is known, and the page still stands. */
const STRANGER: ShellView = {
  locale: 'zh',
  viewer: null,
  isDemo: false,
  tour: null,
  unread: 0,
  origin: '',
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  if (!isRouteErrorResponse(error)) return <ErrorPage status={isUnreached(error) ? UNREACHED : 500} />
  return <ErrorPage status={error.status} sentence={sentenceOf(error.data)} />
}

/** A browser's fetch that came to nobody throws a TypeError of its own words. */
function isUnreached(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message)
}

/** A thrown response may bring a sentence in the reader's language; anything else it brings stays unsaid. */
function sentenceOf(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('sentence' in thrown)) return undefined
  return typeof thrown.sentence === 'string' ? thrown.sentence : undefined
}
