import type { Locale, TourState } from '#app/contracts/views/shell.ts'

export type ThemeChoice = 'system' | 'light' | 'dark'

const YEAR_SECONDS = 31_536_000

function cookieOf(request: Request, name: string): string | null {
  const match = (request.headers.get('Cookie') ?? '').match(new RegExp(`(?:^|;\\s*)${name}=([^;]*)`))
  return match?.[1] ?? null
}

export function localeFrom(word: string | null): Locale | null {
  return word === 'zh' || word === 'en' ? word : null
}

export function themeFrom(word: string | null): ThemeChoice | null {
  return word === 'system' || word === 'light' || word === 'dark' ? word : null
}

/** The reader's language: `?lang=`, then the cookie, then what the browser asks for, then Chinese. */
export function localeOf(request: Request): Locale {
  const asked = localeFrom(new URL(request.url).searchParams.get('lang'))
  return (
    asked ?? localeFrom(cookieOf(request, 'lang')) ?? acceptedLocale(request.headers.get('Accept-Language'))
  )
}

function acceptedLocale(header: string | null): Locale {
  const ranked = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=')
      return { tag: tag.toLowerCase(), weight: quality === undefined ? 1 : Number(quality) || 0 }
    })
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of ranked) {
    if (tag.startsWith('zh')) return 'zh'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh'
}

export function themeOf(request: Request): ThemeChoice {
  return themeFrom(cookieOf(request, 'theme')) ?? 'system'
}

/** `3`: the fourth step is next; `3-left`: left there. */
export function tourFrom(word: string | null): TourState | null {
  const match = /^([0-5])(-left)?$/.exec(word ?? '')
  return match ? { step: Number(match[1]), isLeft: match[2] !== undefined } : null
}

export function tourOf(request: Request): TourState | null {
  return tourFrom(cookieOf(request, 'tour'))
}

/** A year, this site only. Nothing secret: a script may read it. */
export function preferenceCookie(name: 'lang' | 'theme' | 'tour', value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`
}

/** Whoever has signed in has done the first step, and need not say so. */
export function tourFor(tour: TourState | null, isSignedIn: boolean): TourState | null {
  return tour && isSignedIn ? { ...tour, step: Math.max(tour.step, 1) } : tour
}
