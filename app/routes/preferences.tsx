import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { sitePath } from '#app/http/site-path.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { localeFrom, preferenceCookie, themeFrom, tourFrom, tourOf } from '#app/i18n/preferences.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: [] }

/** Remembers the language, the theme or how far the tour is, and returns to the page. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const word = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : null
  }
  const headers = new Headers()
  const locale = localeFrom(word('lang'))
  const theme = themeFrom(word('theme'))
  if (locale) headers.append('Set-Cookie', preferenceCookie('lang', locale))
  if (theme) headers.append('Set-Cookie', preferenceCookie('theme', theme))
  const tour = word('tour')
  if (tour === 'left') {
    headers.append('Set-Cookie', preferenceCookie('tour', `${tourOf(request)?.step ?? 0}-left`))
    return redirect('/', { headers, status: 303 })
  }
  if (tourFrom(tour)) headers.append('Set-Cookie', preferenceCookie('tour', tour ?? ''))
  return redirect(withoutLang(sitePath(word('back'), '/')), { headers, status: 303 })
}

export function loader() {
  return redirect('/')
}

/** Back to the page, without `lang`, which would win over the choice; never to another site. */
function withoutLang(path: string): string {
  const url = new URL(path, 'http://here.invalid')
  url.searchParams.delete('lang')
  return `${url.pathname}${url.search}${url.hash}`
}
