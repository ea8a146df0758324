import { Form, useFetcher, useNavigate } from '@remix-run/react'
import { type KeyboardEvent, useId, useState } from 'react'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'

export interface SuggestionView {
  kind: 'category' | 'model' | 'supplier'
  text: string
  /** What choosing it means: a category's slug, a listing's or a supplier's id. */
  value: string
}

const ADDRESS = { category: paths.category, model: paths.listing, supplier: paths.supplier }

interface SearchBoxProps {
  action: string
  text: string
  className?: string
}

/** A search field with suggestions while typing; without JavaScript a plain field that is sent by Enter. */
export function SearchBox({ action, text: typed, className }: SearchBoxProps) {
  const text = useText()
  const id = useId()
  const navigate = useNavigate()
  const fetcher = useFetcher<{ suggestions: SuggestionView[] }>()
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const suggestions = isOpen ? (fetcher.data?.suggestions ?? []) : []
  const choose = (suggestion: SuggestionView) => {
    setIsOpen(false)
    navigate(ADDRESS[suggestion.kind](suggestion.value))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') return setIsOpen(false)
    if (suggestions.length === 0 || event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      const places = suggestions.length + 1
      setActive((place) => ((place + 1 + step + places) % places) - 1)
    }
    const chosen = suggestions[active]
    if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      choose(chosen)
    }
  }
  const ask = (value: string) => {
    setActive(-1)
    setIsOpen(value.trim() !== '')
    if (value.trim() !== '') fetcher.load(`${paths.suggest}?q=${encodeURIComponent(value.slice(0, 80))}`)
  }
  return (
    <Form action={action} role="search" className={classes('relative flex gap-2', className)}>
      <input
        type="search"
        name="q"
        key={typed}
        defaultValue={typed}
        autoComplete="off"
        maxLength={200}
        role="combobox"
        aria-label={text.catalogue.searchLabel}
        aria-expanded={suggestions.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        placeholder={text.catalogue.searchPlaceholder}
        onChange={(event) => ask(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => setIsOpen(false)}
        className="min-h-11 w-full min-w-0 rounded-control border border-line-strong bg-surface px-3 text-base placeholder:text-ink-faint"
      />
      <Button type="submit" tone="primary" icon="search" className="whitespace-nowrap">
        {text.common.search}
      </Button>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={text.catalogue.suggestions}
        className={classes(
          'absolute inset-x-0 top-full z-10 mt-1 overflow-hidden rounded-control border border-line bg-surface shadow-float',
          suggestions.length === 0 && 'hidden',
        )}
      >
        {suggestions.map((suggestion, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard; arrows and Enter choose
          <div
            key={`${suggestion.kind}:${suggestion.value}`}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(suggestion)}
            className="flex min-h-11 cursor-pointer items-center justify-between gap-3 px-3 py-2 hover:bg-sunken aria-selected:bg-accent-soft"
          >
            <span className="min-w-0 truncate">{suggestion.text}</span>
            <span className="shrink-0 text-xs text-ink-faint">
              {text.catalogue.suggestionKinds[suggestion.kind]}
            </span>
          </div>
        ))}
      </div>
    </Form>
  )
}
