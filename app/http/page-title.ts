import type { MetaDescriptor } from '@remix-run/node'
import type { Locale } from '#app/contracts/views/shell.ts'
import { type Text, textFor } from '#app/i18n/text.ts'

export interface Match {
  readonly id: string
  readonly data?: unknown
  readonly meta: MetaDescriptor[]
}

/** A page's title in its reader's language before the product's name, beside what the root says of every page. */
export function titleOf(
  matches: readonly Match[],
  title: (text: Text) => string | undefined,
  form: 'page' | 'whole' = 'page',
): MetaDescriptor[] {
  const root = matches.find((match) => match.id === 'root')
  const text = textFor(localeIn(root?.data))
  const own = title(text) ?? text.common.productTagline
  const whole = form === 'whole' ? own : `${own} · ${text.common.productName}`
  const inherited = (root?.meta ?? []).filter((one) => !('title' in one) && !isShareTitle(one))
  return [{ title: whole }, { property: 'og:title', content: whole }, ...inherited]
}

function isShareTitle(descriptor: MetaDescriptor): boolean {
  return 'property' in descriptor && descriptor.property === 'og:title'
}

export function localeIn(loaded: unknown): Locale {
  const shell = (loaded as { shell?: { locale?: Locale } } | undefined)?.shell
  return shell?.locale === 'en' ? 'en' : 'zh'
}
