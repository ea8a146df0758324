import { useLocation } from '@remix-run/react'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { tourPath } from './tour-path.ts'

/**
 * Goes with the reader from page to page: what to do here, and the way on. Plain forms: how far one is stands in a
 * cookie, so that the tour is there without JavaScript, on the next page, and tomorrow.
 */
export function TourBar({ step }: { step: number }) {
  const { home } = useText()
  const { pathname } = useLocation()
  const all = home.tourSteps.length
  const [title, body, go] = home.tourSteps[step] ?? ['', '', '']
  const place = tourPath(step, pathname)
  const isHere = place.replace(/#.*/, '') === pathname
  return (
    <aside
      aria-label={home.tour}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-accent bg-accent-soft text-accent-strong"
      data-screen-only
      data-tour
    >
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 gap-y-2 px-4 py-2.5 sm:px-6">
        <p className="min-w-0 flex-1 basis-72 text-sm">
          <strong className="mr-2">
            {home.tourStep(step + 1, all)} · {title}
          </strong>
          {body}
        </p>
        <form method="post" action={paths.preferences} className="flex flex-wrap gap-2">
          <input type="hidden" name="back" value={tourPath(step + 1, pathname)} />
          {(!isHere || place.includes('#')) && (
            <LinkButton to={place} size="small">
              {go}
            </LinkButton>
          )}
          <Button type="submit" name="tour" value={step + 1} tone="primary" size="small">
            {step + 1 === all ? home.tourFinish : home.tourNext}
          </Button>
          <Button type="submit" name="tour" value="left" tone="quiet" size="small">
            {home.tourLeave}
          </Button>
        </form>
      </div>
    </aside>
  )
}
