import { Link } from '@remix-run/react'
import type { SavedSearchesView, SavedSearchView } from '#app/contracts/views/saved-searches.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { timeColumn, wordColumn } from '../ui/columns.tsx'
import { EmptyState, RefusalNotice } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { type SmartColumn, SmartTable } from '../ui/smart-table.tsx'
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
    <div className="mx-auto max-w-4xl">
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
          <EmptyState title={words.savedNone} hint={words.savedNoneHint}>
            <LinkButton to={paths.search} tone="primary">
              {words.savedSearch}
            </LinkButton>
          </EmptyState>
        ) : (
          <SmartTable
            caption={words.savedSearches}
            rows={view.searches}
            rowKey={({ id }) => id}
            columns={[
              ...searchColumns(text),
              {
                key: 'act',
                header: text.common.act,
                isAction: true,
                cell: (search) => <SearchActs search={search} view={view} answer={answer} />,
              },
            ]}
          />
        )}
      </Card>
      <UndoToast answer={answer} idempotencyKey={view.idempotencyKey} undoes={UNDOES} />
    </div>
  )
}

function searchColumns(text: Text): SmartColumn<SavedSearchView>[] {
  const words = text.demands
  const alertsOf = ({ alerts }: SavedSearchView) => (alerts ? words.alertsOn : words.alertsOff)
  return [
    wordColumn(
      { key: 'name', header: words.savedName },
      ({ name }) => name,
      ({ name, query }) => (
        <Link
          to={`${paths.search}?${query}`}
          className="font-medium text-accent [overflow-wrap:anywhere] underline"
        >
          {name}
        </Link>
      ),
    ),
    wordColumn({ key: 'alerts', header: words.savedAlerts, isPicked: true }, alertsOf, (search) => (
      <Badge tone={search.alerts ? 'accent' : 'neutral'}>{alertsOf(search)}</Badge>
    )),
    timeColumn(text, { key: 'saved', header: words.savedAt }, ({ createdAt }) => createdAt),
  ]
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

function SearchActs({ search, view, answer }: PageProps & { search: SavedSearchView }) {
  const words = useText().demands
  const { id: searchId, alerts } = search
  const form = {
    idempotencyKey: view.idempotencyKey,
    answer,
    answersTo: { field: 'searchId', value: searchId },
  }
  return (
    <div className="flex gap-2 sm:flex-wrap">
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
  )
}
