import type { DeskFigure, DeskName, DeskView } from '#app/contracts/views/desk.ts'
import { formatCount, formatFenCompact, formatQuantity } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Stat, Stats } from '../ui/page-header.tsx'

type Leads = readonly (readonly [to: string, label: (text: Text) => string])[]

/** Where each desk's work is done. */
const LEADS: Record<DeskName, Leads> = {
  buyer: [
    [paths.commitments, (text) => text.shell.commitments],
    [paths.demands, (text) => text.shell.demands],
    [paths.orders, (text) => text.shell.orders],
    [paths.statement, (text) => text.shell.statement],
  ],
  supplier: [
    [paths.myOffers, (text) => text.shell.myOffers],
    [paths.ownListings, (text) => text.shell.ownListings],
    [paths.orders, (text) => text.shell.orders],
    [paths.invoices, (text) => text.shell.invoices],
  ],
  leader: [
    [paths.platforms, (text) => text.shell.platforms],
    [paths.bookings, (text) => text.shell.bookings],
  ],
  lab: [
    [paths.testOrders, (text) => text.home.leads.testOrders],
    [paths.testing, (text) => text.shell.testing],
  ],
  provider: [
    [paths.engagements, (text) => text.shell.engagements],
    [paths.ownProvider, (text) => text.shell.ownProvider],
    [paths.providers, (text) => text.shell.providers],
  ],
  operator: [
    [paths.operator, (text) => text.shell.operator],
    [paths.jobs, (text) => text.home.leads.jobs],
    [paths.bankDesk, (text) => text.home.leads.bank],
    [paths.disputeDesk, (text) => text.home.leads.disputes],
  ],
  bureau: [
    [paths.bureau, (text) => text.shell.bureau],
    [paths.certificates, (text) => text.shell.certificates],
    [paths.retire, (text) => text.home.leads.retire],
  ],
}

/** A firm's desks: how it stands, and where its work is done. */
export function Desks({ desks }: { desks: DeskView[] }) {
  const text = useText()
  return (
    <div className="flex flex-col gap-4">
      {desks.map(({ desk, figures }) => (
        <Card key={desk} title={text.home.desks[desk]}>
          {figures.length > 0 && (
            <Stats className="mb-4 grid-cols-2 sm:grid-cols-4">
              {figures.map((figure) => (
                <Stat
                  key={figure.kind}
                  label={text.home.figures[figure.kind]}
                  value={figureText(figure, text)}
                  tone={figure.kind === 'savingFen' ? 'saving' : 'plain'}
                />
              ))}
            </Stats>
          )}
          <p className="flex flex-wrap gap-2">
            {LEADS[desk].map(([to, label]) => (
              <LinkButton key={to} to={to} size="small">
                {label(text)}
              </LinkButton>
            ))}
          </p>
        </Card>
      ))}
    </div>
  )
}

const SETS: readonly DeskFigure['kind'][] = ['soldSets', 'pooledSets']

function figureText({ kind, value }: DeskFigure, text: Text): string {
  if (kind.endsWith('Fen')) return formatFenCompact(value, text.locale)
  return SETS.includes(kind) ? formatQuantity(value, text.locale) : formatCount(value)
}
