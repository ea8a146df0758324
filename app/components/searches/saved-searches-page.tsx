import { Link } from '@remix-run/react'
import type { SavedSearchesView, SavedSearchView } from '#app/contracts/views/saved-searches.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatInstantShort } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState, RefusalNotice } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { type Undoes, UndoToast } from '../undo-toast.tsx'

interface PageProps {
  view: SavedSearchesView
  answer: FormAnswer | null
}

/** A person's saved searches: run them again, be told of new listings or not, throw them away. */
export function SavedSearchesPage({ view, answer }: PageProps) {
  const text = useText()
  const words = text.demands
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={words.savedSearches}
        lead={words.savedSearchesLead}
        actions={<LinkButton to={paths.search}>{text.common.search}</LinkButton>}
      />
      {answer?.intent === 'saveSearch' && answer.refusal && (
        <div className="mb-4">
          <RefusalNotice refusal={answer.refusal} isAnswer />
        </div>
      )}
      <Card isPadded={false}>
        {view.searches.length === 0 ? (
          <EmptyState title={words.savedNone} hint={words.savedNoneHint} />
        ) : (
          <ul className="-mt-3">
            {view.searches.map((search) => (
              <li key={search.id} className="border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
                <SearchRow search={search} view={view} answer={answer} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <UndoToast answer={answer} idempotencyKey={view.idempotencyKey} undoes={UNDOES} />
    </div>
  )
}

/** What was dropped is saved again as it was, what was switched is switched back. */
const UNDOES: Undoes = {
  dropSearch: ({ name = '', query = '', alerts = 'on' }) => ({ intent: 'saveSearch', name, query, alerts }),
  changeSearch: ({ searchId = '', alerts }) => ({
    intent: 'changeSearch',
    searchId,
    alerts: alerts === 'on' ? 'off' : 'on',
  }),
}

function SearchRow({ search, view, answer }: PageProps & { search: SavedSearchView }) {
  const text = useText()
  const words = text.demands
  const { id: searchId, alerts } = search
  const form = {
    idempotencyKey: view.idempotencyKey,
    answer,
    answersTo: { field: 'searchId', value: searchId },
  }
  return (
    <article className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <Link
          to={`${paths.search}?${search.query}`}
          className="font-medium text-accent [overflow-wrap:anywhere] hover:underline"
        >
          {search.name}
        </Link>
        <p className="flex flex-wrap items-center gap-2 text-sm text-ink-faint">
          <Badge tone={alerts ? 'accent' : 'neutral'}>{alerts ? words.alertsOn : words.alertsOff}</Badge>
          {formatInstantShort(search.createdAt, text.locale)}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <IntentForm intent="changeSearch" {...form} hidden={{ searchId, alerts: alerts ? 'off' : 'on' }}>
          {({ isBusy }) => (
            <Button type="submit" size="small" isBusy={isBusy}>
              {alerts ? words.switchAlertsOff : words.switchAlertsOn}
            </Button>
          )}
        </IntentForm>
        <IntentForm intent="dropSearch" {...form} hidden={{ searchId }}>
          {({ isBusy }) => (
            <>
              <input type="hidden" name="name" value={search.name} />
              <input type="hidden" name="query" value={search.query} />
              <input type="hidden" name="alerts" value={alerts ? 'on' : 'off'} />
              <Button type="submit" size="small" tone="cautious" isBusy={isBusy}>
                {words.dropSearch}
              </Button>
            </>
          )}
        </IntentForm>
      </div>
    </article>
  )
}
