import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { bringWords, WORD_PARTS } from './i18n/bring-words.ts'

/** Of the page's own language, the parts that the server says this page needs. */
const named = (document.documentElement.dataset.words ?? '').split(' ')

void bringWords(WORD_PARTS.filter((part) => named.includes(part))).then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    )
  }),
)
