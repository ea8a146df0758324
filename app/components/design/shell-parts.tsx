import { useText } from '#app/i18n/text.ts'
import { Bell } from '../notices/bell.tsx'
import { DemoBanner } from '../shell/around.tsx'
import { ErrorWords } from '../shell/error-page.tsx'
import { PalettePanel } from '../shell/palette-panel.tsx'
import { LanguageSwitch, ThemeSwitch } from '../shell/preferences.tsx'
import { Card } from '../ui/card.tsx'
import { Breadcrumbs } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { PrintButton } from '../ui/print-button.tsx'

const nothing = () => {}
const here = () => '/design'

/** What stands around every page, each by itself. */
export function ShellParts() {
  const text = useText()
  const { shell, design } = text
  return (
    <div className="flex flex-col gap-4">
      <DemoBanner viewer={null} />
      <Card>
        <div className="flex flex-col items-start gap-4">
          <Breadcrumbs
            crumbs={[
              { to: '/', label: shell.home },
              { to: '/pools', label: shell.pools },
              { to: '/design', label: design.longText },
            ]}
          />
          <div className="flex flex-wrap items-center gap-3">
            {[0, 3, 120].map((unread) => (
              <Bell key={unread} unread={unread} />
            ))}
            <LanguageSwitch />
            <ThemeSwitch theme="system" />
            <PrintButton />
          </div>
        </div>
        <Pager page={1} pages={3} addressOf={here} />
        <Pager page={2} pages={3} addressOf={here} />
        <Pager page={3} pages={3} addressOf={here} />
      </Card>
    </div>
  )
}

/** The palette before anything is typed, as it stands over a page. */
export function PaletteStill() {
  const { shell, design } = useText()
  const pages = [
    { to: '/pools', label: shell.pools },
    { to: '/categories', label: shell.catalogue },
    { to: '/orders', label: shell.orders },
  ]
  return (
    <div className="mx-auto w-full max-w-lg rounded-card border border-line bg-surface p-2 shadow-float">
      <PalettePanel
        places={pages.map((one) => ({ ...one, kind: 'page' as const, sounds: '' }))}
        isWhole
        recent={[{ to: '/pools/sample', label: design.sampleText }]}
        go={nothing}
      />
    </div>
  )
}

/** No page, no right, refused, broken, no network. */
export function ErrorStates() {
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      {[404, 403, 409, 500, 0].map((status) => (
        <Card key={status}>
          <ErrorWords status={status} heading="h3" />
        </Card>
      ))}
    </div>
  )
}
