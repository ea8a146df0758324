import { useText } from '#app/i18n/text.ts'
import { LinkButton } from './button.tsx'

interface PagerProps {
  /** From 1; beyond the last when an old address is opened again. */
  page: number
  pages: number
  addressOf: (page: number) => string
}

/** Where a reader is in a long list, and the ways on and back; nothing where all of it is on one page. */
export function Pager({ page, pages, addressOf }: PagerProps) {
  const { common } = useText()
  if (pages <= 1) return null
  const label = common.pageOf(page, pages)
  return (
    <nav className="mt-6 flex items-center justify-center gap-4" aria-label={label} data-screen-only>
      {page > 1 && <LinkButton to={addressOf(Math.min(page - 1, pages))}>{common.previous}</LinkButton>}
      <span className="text-sm text-ink-soft">{label}</span>
      {page < pages && <LinkButton to={addressOf(page + 1)}>{common.next}</LinkButton>}
    </nav>
  )
}
